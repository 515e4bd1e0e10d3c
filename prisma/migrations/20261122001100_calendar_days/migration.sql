-- Days off edited at the desk by two persons, and what they do to due dates. Adds two columns to clock (no rewrite: one is
-- null, the other a constant) and locks it for a moment; the rest is new tables.

create table "calendar_change" (
  "id" uuid not null default gen_random_uuid(),
  "calendar" text not null,
  "kind" text not null,
  "day" date,
  "year" integer,
  "reason" jsonb not null,
  "source" text not null,
  "proposed_by" uuid not null,
  "proposed_at" timestamptz(3) not null default current_timestamp,
  constraint "calendar_change_pkey" primary key ("id")
);
create index "calendar_change_day_idx" on "calendar_change" ("day");
create unique index "calendar_change_id_proposed_by_key" on "calendar_change" ("id", "proposed_by");
alter table calendar_change
  add check (kind in ('off', 'worked', 'ordinary', 'confirmed')),
  -- A day for what changes a day, a year for what confirms a year.
  add check (num_nonnulls(day, year) = 1 and (kind = 'confirmed') = (year is not null)),
  add check (reason ?& array['kk', 'ru', 'en']),
  add check (length(source) between 3 and 500);

create table "calendar_verdict" (
  "change_id" uuid not null,
  "proposed_by" uuid not null,
  "decided_by" uuid not null,
  "decided_at" timestamptz(3) not null default current_timestamp,
  "verdict" text not null,
  "note" text,
  "seq" bigint not null default 0,
  constraint "calendar_verdict_pkey" primary key ("change_id")
);
create unique index "calendar_verdict_change_id_proposed_by_key" on "calendar_verdict" ("change_id", "proposed_by");
create index "calendar_verdict_seq_idx" on "calendar_verdict" ("seq");
-- Both columns lead to the change, so that `proposed_by` is the change's own and nobody's word.
alter table "calendar_verdict" add constraint "calendar_verdict_change_id_proposed_by_fkey"
  foreign key ("change_id", "proposed_by") references "calendar_change" ("id", "proposed_by")
  on delete restrict on update cascade;
alter table calendar_verdict
  add check (verdict in ('agreed', 'returned')),
  add check (verdict = 'agreed' or note is not null),
  add constraint calendar_two_persons check (decided_by <> proposed_by);

-- Decisions get their number one after the other: whoever reads the newest number reads everything before it as well.
create function calendar_verdict_number() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('calendar-verdict', 0));
  select coalesce(max(seq), 0) + 1 into new.seq from calendar_verdict;
  return new;
end $$;
create trigger calendar_verdict_number before insert on calendar_verdict
  for each row execute function calendar_verdict_number();

alter table "clock" add column "by_calendar" jsonb;
alter table "clock" add column "calendar_seq" bigint not null default 0;
-- Open clocks that a decision has not reached yet: looked for every half a minute.
create index "clock_met_at_calendar_seq_idx" on "clock" ("met_at", "calendar_seq");

create table "date_change" (
  "id" uuid not null default gen_random_uuid(),
  "clock_id" uuid not null,
  "request_id" uuid not null,
  "kind" text not null,
  "old_due" date not null,
  "new_due" date not null,
  "change_id" uuid,
  "staff_id" uuid,
  "staff_number" integer,
  "reason" text,
  "at" timestamptz(3) not null default current_timestamp,
  "seq" bigserial not null,
  constraint "date_change_pkey" primary key ("id")
);
create index "date_change_request_id_idx" on "date_change" ("request_id");
create index "date_change_clock_id_seq_idx" on "date_change" ("clock_id", "seq");
alter table "date_change" add constraint "date_change_clock_id_fkey"
  foreign key ("clock_id") references "clock" ("id") on delete cascade on update cascade;
alter table "date_change" add constraint "date_change_request_id_fkey"
  foreign key ("request_id") references "request" ("id") on delete cascade on update cascade;
alter table "date_change" add constraint "date_change_change_id_fkey"
  foreign key ("change_id") references "calendar_change" ("id") on delete set null on update cascade;
alter table date_change
  add check (kind in ('earlier', 'kept', 'matches', 'agreed', 'later')),
  add check (case kind when 'earlier' then new_due < old_due when 'matches' then true else new_due > old_due end),
  -- A date moves later by somebody's decision only, and by nobody's silence.
  add constraint date_change_by_whom check ((kind in ('agreed', 'later')) = (staff_id is not null)
    and (staff_id is null) = (staff_number is null));

-- A due date moves by the worker alone (the web may not update the column), never once it was met, and only as a row of
-- its history says: later only after an officer's decision. Nothing set = repaired by hand, as superuser.
create function clock_moves() returns trigger language plpgsql as $$
declare latest record;
begin
  if new.due_on = old.due_on or coalesce(jeke_kind(), '') = '' then return new; end if;
  if old.met_at is not null then
    raise exception 'clock: what was met does not move' using errcode = 'check_violation';
  end if;
  -- Only the newest row that moves it: what was agreed on once moves it once.
  select l.kind, l.old_due, l.new_due into latest from date_change l
    where l.clock_id = new.id and l.kind in ('earlier', 'agreed') order by l.seq desc limit 1;
  if latest.old_due = old.due_on and latest.new_due = new.due_on
    and latest.kind = (case when new.due_on < old.due_on then 'earlier' else 'agreed' end) then return new; end if;
  raise exception 'clock: no row of its history moves it so' using errcode = 'check_violation';
end $$;
create trigger clock_moves before update of due_on on clock for each row execute function clock_moves();

do $$
declare t text;
begin
  foreach t in array array['calendar_change', 'calendar_verdict', 'date_change'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy worker on %I to jeke_worker using (true) with check (true)', t);
  end loop;
end $$;

create function jeke_is_officer() returns boolean language sql stable parallel safe
  return jeke_kind() = 'staff' and jeke_staff() is not null and 'officer' = any (jeke_roles());

-- What was agreed on counts for everybody; what is still asked for is seen at the desk only.
create policy desk on calendar_change for select to jeke_app using (jeke_kind() = 'staff' and jeke_staff() is not null);
create policy counts on calendar_change for select to jeke_app
  using (jeke_kind() in ('subject', 'gate')
    and exists (select from calendar_verdict v where v.change_id = id and v.verdict = 'agreed'));
create policy desk_proposes on calendar_change for insert to jeke_app
  with check (jeke_kind() = 'staff' and proposed_by = jeke_staff() and jeke_roles() && array['officer', 'admin']);
create policy desk on calendar_verdict for select to jeke_app using (jeke_kind() = 'staff' and jeke_staff() is not null);
create policy counts on calendar_verdict for select to jeke_app
  using (jeke_kind() in ('subject', 'gate') and verdict = 'agreed');
create policy desk_decides on calendar_verdict for insert to jeke_app
  with check (jeke_is_officer() and decided_by = jeke_staff());
create policy with_request on date_change for select to jeke_app
  using (exists (select from request r where r.id = request_id));
create policy desk_decides on date_change for insert to jeke_app
  with check (jeke_is_officer() and kind = 'agreed' and staff_id = jeke_staff());

grant select, insert on calendar_change, calendar_verdict to jeke_app;
grant select on calendar_change, calendar_verdict to jeke_worker;
grant select, insert on date_change to jeke_app, jeke_worker;
-- The erasure of a person clears what was written to them.
grant update (reason) on date_change to jeke_worker;
grant usage, select on sequence date_change_seq_seq to jeke_app, jeke_worker;
