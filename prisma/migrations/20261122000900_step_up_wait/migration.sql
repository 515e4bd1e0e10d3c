-- A stop that takes an address off leaves the account without its second factor: whoever pressed it with the first one
-- must not gain by it. Until this moment a single address raises no session. Locks account for a moment.
alter table "account" add column "step_up_after" timestamptz(3);
grant update (step_up_after) on account to jeke_app;

create function account_waits() returns trigger language plpgsql as $$
begin
  if new.step_up_after is not null and new.step_up_after >= coalesce(old.step_up_after, now()) then return new; end if;
  raise exception 'account: the wait is only ever set later' using errcode = 'check_violation';
end $$;
create trigger account_waits before update of step_up_after on account
  for each row execute function account_waits();
