-- Why a system has not obeyed a decision yet, and why an alarm stands: a code, nothing of anybody. Locks consent_effect and alarm for
-- a moment; old rows have no reason until the next try.
alter table consent_effect add column "because" text;
alter table consent_effect add check (because ~ '^[a-z][a-z-]{0,39}$');
alter table alarm add column "because" text;
alter table alarm add check (because ~ '^[a-z][a-z0-9.-]{0,59}$');
