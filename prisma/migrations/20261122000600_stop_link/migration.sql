-- Step-up and its way back (DESIGN section 2, Assurance). Locks session, request and account for a moment.

-- Which proven address opened a session: a step-up code goes to another one where there is another.
alter table "session" add column "identifier_id" uuid;
alter table "session" add constraint "session_identifier_id_fkey"
  foreign key ("identifier_id") references "identifier" ("id") on delete set null on update cascade;
-- What is open now does not say which; those people sign in once more.
update session set revoked_at = now(), revoked_reason = 'upgrade'
  where account_id is not null and revoked_at is null;

-- The link that stops what a raised session does. Mailed to every address, needs no sign-in.
create table "stop_link" (
  "id" uuid not null default gen_random_uuid(),
  "link_hash" bytea not null,
  "account_id" uuid not null,
  "created_at" timestamptz(3) not null default current_timestamp,
  "expires_at" timestamptz(3) not null,
  "used_at" timestamptz(3),
  constraint "stop_link_pkey" primary key ("id")
);
create unique index "stop_link_link_hash_key" on "stop_link" ("link_hash");
create index "stop_link_account_id_idx" on "stop_link" ("account_id");
alter table "stop_link" add constraint "stop_link_account_id_fkey"
  foreign key ("account_id") references "account" ("id") on delete cascade on update cascade;
alter table stop_link
  add check (octet_length(link_hash) = 32),
  add check (expires_at > created_at);

alter table stop_link enable row level security;
alter table stop_link force row level security;
create policy worker on stop_link to jeke_worker using (true) with check (true);
create policy self on stop_link to jeke_app using (jeke_is_self(account_id)) with check (jeke_is_self(account_id));
create policy gate on stop_link for select to jeke_app using (jeke_holds(link_hash));
create policy gate_uses on stop_link for update to jeke_app
  using (jeke_holds(link_hash)) with check (jeke_holds(link_hash));
grant select, insert on stop_link to jeke_app;
grant update (used_at) on stop_link to jeke_app;
grant select, delete on stop_link to jeke_worker;

-- A copy is filed, approved and running in one moment. What has no step has changed nothing anywhere, so its person may
-- still take it back; what has steps runs to its end.
create or replace function request_state_edge() returns trigger language plpgsql as $$
declare
  edges constant jsonb := '{
    "unverified":  ["open", "refused", "cancelled"],
    "open":        ["proposed", "approved", "refused", "cancelled"],
    "proposed":    ["approved", "open", "refused", "cancelled"],
    "approved":    ["running", "needs-staff", "cancelled"],
    "running":     ["done", "held", "needs-staff", "cancelled"],
    "held":        ["running", "done", "needs-staff"],
    "needs-staff": ["running", "open", "refused"]
  }';
begin
  if tg_op = 'INSERT' then
    if new.state in ('unverified', 'open') then return new; end if;
    raise exception 'request.state: a request cannot begin as %', new.state using errcode = 'check_violation';
  end if;
  if old.state = 'running' and new.state = 'cancelled'
    and exists (select from step where request_id = new.id) then
    raise exception 'request.state: its steps have begun' using errcode = 'check_violation';
  end if;
  if new.state = old.state or edges -> old.state ? new.state then return new; end if;
  raise exception 'request.state: no way from % to %', old.state, new.state using errcode = 'check_violation';
end $$;
