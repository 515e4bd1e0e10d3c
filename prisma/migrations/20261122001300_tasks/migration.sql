-- What no program can do becomes somebody's task, and a step may wait for one. Creates a table; locks step for a moment.
create table "system_task" (
  "id" uuid not null default gen_random_uuid(),
  "key" text not null,
  "attempt" integer not null,
  "system" text not null,
  "collections" text[],
  "verb" text not null,
  "account_id" uuid,
  "request_id" uuid,
  "consent_event_id" uuid,
  "state" text not null default 'open',
  "about_sealed" bytea not null,
  "opened_at" timestamptz(3) not null default current_timestamp,
  "due_at" timestamptz(3) not null,
  "link_hash" bytea,
  "link_ends_at" timestamptz(3),
  "links" integer not null default 0,
  "answer" text,
  "records" integer,
  "words_sealed" bytea,
  "evidence_kind" text,
  "evidence_sha256" bytea,
  "evidence_bytes" integer,
  "evidence_file" text,
  "evidence_key_sealed" bytea,
  "answered_at" timestamptz(3),
  "answered_by" text,
  "answered_number" integer,
  "staff_id" uuid,
  "settled_at" timestamptz(3),
  "late_told_at" timestamptz(3),
  constraint "system_task_pkey" primary key ("id")
);
create unique index "system_task_key_attempt_key" on "system_task" ("key", "attempt");
create unique index "system_task_link_hash_key" on "system_task" ("link_hash");
create index "system_task_account_id_idx" on "system_task" ("account_id");
create index "system_task_request_id_idx" on "system_task" ("request_id");
create index "system_task_consent_event_id_idx" on "system_task" ("consent_event_id");
create index "system_task_state_due_at_idx" on "system_task" ("state", "due_at");
-- The task outlives its person as a proof without them; what it was for takes it along.
alter table "system_task" add constraint "system_task_account_id_fkey"
  foreign key ("account_id") references "account" ("id") on delete set null on update cascade;
alter table "system_task" add constraint "system_task_request_id_fkey"
  foreign key ("request_id") references "request" ("id") on delete cascade on update cascade;
alter table "system_task" add constraint "system_task_consent_event_id_fkey"
  foreign key ("consent_event_id") references "consent_event" ("id") on delete cascade on update cascade;
alter table system_task
  add check (verb in ('find', 'read', 'write', 'erase', 'restrict', 'release', 'setConsent', 'recount')),
  add check (state in ('open', 'answered', 'checked', 'returned', 'cancelled')),
  add check (answer in ('found', 'found-nothing', 'done', 'cannot')),
  add check (answered_by in ('outside', 'staff')),
  add check (evidence_kind in ('pdf', 'jpeg', 'png', 'note')),
  add check (evidence_file !~ '[/\\]'),
  add check (attempt > 0 and links >= 0 and records >= 0 and evidence_bytes >= 0),
  add check (octet_length(link_hash) = 32 and octet_length(evidence_sha256) = 32),
  -- Answered means: what, when and by whom; a member of staff has a number.
  add check ((state in ('answered', 'checked', 'returned')) = (answered_at is not null)),
  add check ((answered_at is null) = (answer is null) and (answered_at is null) = (answered_by is null)),
  add check ((answered_by = 'staff') = (answered_number is not null));

alter table system_task enable row level security;
alter table system_task force row level security;
create policy worker on system_task to jeke_worker using (true) with check (true);
create policy self on system_task for select to jeke_app using (jeke_is_self(account_id));
create policy self_cancels on system_task for update to jeke_app
  using (jeke_is_self(account_id)) with check (jeke_is_self(account_id) and state = 'cancelled');
create policy desk_reads on system_task for select to jeke_app using (jeke_reads_cases());
create policy desk_answers on system_task for update to jeke_app
  using (jeke_works_cases()) with check (jeke_works_cases());
-- Whoever holds the mailed link sees this one row, and nothing else of anybody.
create policy link on system_task for select to jeke_app using (jeke_holds(link_hash));
create policy link_answers on system_task for update to jeke_app
  using (jeke_holds(link_hash)) with check (jeke_holds(link_hash));

grant select on system_task to jeke_app;
grant update (state, about_sealed, link_hash, link_ends_at, links, answer, records, words_sealed, evidence_kind,
  evidence_sha256, evidence_bytes, evidence_file, evidence_key_sealed, answered_at, answered_by, answered_number,
  staff_id) on system_task to jeke_app;
grant select, insert, update, delete on system_task to jeke_worker;

-- The web answers an open task once, sends a new link for it, or cancels it. An answer is never changed.
create function system_task_web_acts() returns trigger language plpgsql as $$
declare
  linking constant text[] := array['link_hash', 'link_ends_at', 'links'];
  ending constant text[] := array['state', 'about_sealed', 'link_hash', 'link_ends_at'];
  answering constant text[] := array['state', 'answer', 'records', 'words_sealed', 'evidence_kind', 'evidence_sha256',
    'evidence_bytes', 'evidence_file', 'evidence_key_sealed', 'answered_at', 'answered_by', 'answered_number', 'staff_id'];
begin
  if coalesce(jeke_kind(), '') not in ('subject', 'gate', 'staff') then return new; end if;
  if old.state = 'open' and new.state = 'answered' and to_jsonb(new) - answering = to_jsonb(old) - answering then
    if jeke_kind() = 'gate' and new.answered_by = 'outside' and new.staff_id is null and old.link_ends_at > now() then
      return new;
    end if;
    if jeke_kind() = 'staff' and new.answered_by = 'staff' and new.staff_id = jeke_staff() then return new; end if;
  elsif old.state = 'open' and new.state = 'cancelled' and to_jsonb(new) - ending = to_jsonb(old) - ending then
    return new;
  elsif old.state = 'open' and new.state = 'open' and jeke_kind() = 'staff' and new.links = old.links + 1
    and to_jsonb(new) - linking = to_jsonb(old) - linking then return new;
  end if;
  raise exception 'system_task: answered once' using errcode = 'check_violation';
end $$;
create trigger system_task_web_acts before update on system_task
  for each row execute function system_task_web_acts();

-- A step that waits for a person.
alter table step drop constraint step_state_check;
alter table step add constraint step_state_check
  check (state in ('waiting', 'running', 'done', 'failed', 'held', 'task'));
