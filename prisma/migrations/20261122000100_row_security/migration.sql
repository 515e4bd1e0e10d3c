-- Who sees which row. Row-level security is forced on every table that belongs to a subject: the last wall when a
-- query forgets its `where`. Locks each table for a moment; at this point they are empty.
--
-- The actor stands in variables of the transaction, set by lib/platform/db.ts:
--   jeke.kind     subject | staff | gate | worker       nothing set = nothing seen
--   jeke.account  the subject; a gate sets it once a proof is done (`actAs`)
--   jeke.staff    the staff member; likewise
--   jeke.roles    agent,officer,admin,auditor
--   jeke.key      hex of the hash that a gate holds: of its session, flow, link, address or e-mail
--
-- Two notes for writers. INSERT ... RETURNING also needs the right to see the new row; where a writer must not see
-- it (a gate's message to an unknown address), use createMany, which returns nothing.
-- jeke_owner has no policy and sees no row: data is seeded and repaired as jeke_worker.

create function jeke_kind() returns text language sql stable parallel safe
  return current_setting('jeke.kind', true);
create function jeke_account() returns uuid language sql stable parallel safe
  return nullif(current_setting('jeke.account', true), '')::uuid;
create function jeke_staff() returns uuid language sql stable parallel safe
  return nullif(current_setting('jeke.staff', true), '')::uuid;
create function jeke_roles() returns text[] language sql stable parallel safe
  return string_to_array(coalesce(current_setting('jeke.roles', true), ''), ',');
create function jeke_key() returns text language sql stable parallel safe
  return nullif(current_setting('jeke.key', true), '');

-- The person themself, or a gate that has just proven to be this person.
create function jeke_is_self(account uuid) returns boolean language sql stable parallel safe
  return jeke_kind() in ('subject', 'gate') and account = jeke_account();
-- A gate that already holds the hash of this row.
create function jeke_holds(hash bytea) returns boolean language sql stable parallel safe
  return jeke_kind() = 'gate' and encode(hash, 'hex') = jeke_key();
create function jeke_reads_cases() returns boolean language sql stable parallel safe
  return jeke_kind() = 'staff' and jeke_staff() is not null
    and jeke_roles() && array['agent', 'officer', 'auditor'];
-- An auditor reads and never writes.
create function jeke_works_cases() returns boolean language sql stable parallel safe
  return jeke_kind() = 'staff' and jeke_staff() is not null and jeke_roles() && array['agent', 'officer'];

-- Everything of the worker's, in one loop: it acts for all subjects, but owns nothing and bypasses nothing.
do $$
declare t text;
begin
  foreach t in array array[
    'account', 'identifier', 'challenge', 'session', 'staff_member', 'access_event', 'request', 'clock', 'proposal',
    'plan', 'step', 'certificate', 'consent_event', 'consent_effect', 'export_archive', 'message'
  ] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy worker on %I to jeke_worker using (true) with check (true)', t);
  end loop;
end $$;

-- Requests and what hangs on them -----------------------------------------------------------------------------------

create policy self on request to jeke_app
  using (jeke_is_self(account_id)) with check (jeke_is_self(account_id));
create policy desk_reads on request for select to jeke_app using (jeke_reads_cases());
create policy desk_writes on request for insert to jeke_app with check (jeke_works_cases());
create policy desk_changes on request for update to jeke_app
  using (jeke_works_cases()) with check (jeke_works_cases());
-- The form without an account: filed unverified, seen again only by whoever holds the form's key.
create policy gate_files on request for insert to jeke_app
  with check (jeke_kind() = 'gate' and account_id is null and state = 'unverified' and verified_at is null);
create policy gate_reads on request for select to jeke_app
  using (jeke_holds(sha256(convert_to(submit_key, 'UTF8'))));

-- A row that hangs on a request is seen by whoever sees the request, and written by the desk.
do $$
declare t text;
begin
  foreach t in array array['clock', 'proposal', 'plan', 'step', 'certificate'] loop
    execute format('create policy with_request on %I for select to jeke_app
      using (exists (select from request r where r.id = request_id))', t);
    execute format('create policy desk on %I to jeke_app
      using (jeke_works_cases()) with check (jeke_works_cases())', t);
  end loop;
  -- The person (or a gate) who files a request starts its clock, and keeps the plan that was previewed.
  foreach t in array array['clock', 'plan'] loop
    execute format('create policy filer on %I to jeke_app
      using (jeke_kind() in (''subject'', ''gate'') and exists (select from request r where r.id = request_id))
      with check (jeke_kind() in (''subject'', ''gate'') and exists (select from request r where r.id = request_id))', t);
  end loop;
end $$;

-- The person, as the desk may see them -----------------------------------------------------------------------------

-- Only while an open case of theirs is assigned to the reader. A case closed in this very transaction still counts,
-- so that the notice of the refusal or the end can be addressed.
create function jeke_assigned(account uuid) returns boolean language sql stable parallel safe
  return jeke_works_cases() and exists (
    select from request r
    where r.account_id = account
      and jeke_staff() in (r.assignee_id, r.second_id, r.substitute_id)
      and ((r.closed_at is null and r.state not in ('done', 'refused', 'cancelled'))
        or coalesce(r.closed_at, r.decided_at) >= date_trunc('milliseconds', now()))
  );

-- The proof comes first: `actAs` sets jeke.account to the new id, then the account is inserted.
create policy self on account to jeke_app using (jeke_is_self(id)) with check (jeke_is_self(id));
create policy desk on account for select to jeke_app using (jeke_assigned(id));

create policy self on identifier to jeke_app
  using (jeke_is_self(account_id)) with check (jeke_is_self(account_id));
create policy gate on identifier for select to jeke_app using (jeke_holds(value_index));
create policy desk on identifier for select to jeke_app using (jeke_assigned(account_id));

-- A challenge is found by the flow cookie, by the mailed link, or, to count how many were sent, by the address.
create policy self on challenge to jeke_app
  using (jeke_is_self(account_id)) with check (jeke_is_self(account_id));
create policy gate on challenge to jeke_app
  using (jeke_holds(flow_hash) or jeke_holds(link_hash) or jeke_holds(value_index))
  with check (jeke_kind() = 'gate' and (account_id is null or account_id = jeke_account()
    or jeke_holds(flow_hash) or jeke_holds(link_hash)));

create policy self on session to jeke_app
  using (jeke_is_self(account_id)) with check (jeke_is_self(account_id));
create policy own_staff on session to jeke_app
  using (jeke_kind() in ('staff', 'gate') and staff_id = jeke_staff())
  with check (jeke_kind() in ('staff', 'gate') and staff_id = jeke_staff());
create policy gate on session to jeke_app using (jeke_holds(sid_hash)) with check (jeke_holds(sid_hash));
-- Who sets up may end the sessions of staff; those hold nothing of a subject.
create policy admin on session to jeke_app
  using (jeke_kind() = 'staff' and 'admin' = any (jeke_roles()) and staff_id is not null)
  with check (jeke_kind() = 'staff' and 'admin' = any (jeke_roles()) and staff_id is not null);

-- By the session that the gate holds: whose it is.
create policy gate_session on account for select to jeke_app
  using (jeke_kind() = 'gate' and exists (select from session s where s.account_id = account.id and jeke_holds(s.sid_hash)));
create policy gate_identifier on account for select to jeke_app
  using (jeke_kind() = 'gate' and exists (select from identifier i where i.account_id = account.id and jeke_holds(i.value_index)));

create policy self on access_event for select to jeke_app using (jeke_is_self(account_id));
create policy desk_reads on access_event for select to jeke_app using (jeke_assigned(account_id));
create policy desk_writes on access_event for insert to jeke_app
  with check (jeke_assigned(account_id) and staff_id = jeke_staff());

create policy self on message to jeke_app using (jeke_is_self(account_id)) with check (jeke_is_self(account_id));
create policy desk_reads on message for select to jeke_app using (jeke_assigned(account_id));
-- The desk tells the person of any case; it reads back only what `desk_reads` lets it.
create policy desk_writes on message for insert to jeke_app
  with check (jeke_works_cases() and exists (select from request r where r.account_id = message.account_id));
-- To an address that belongs to no account yet. Never read back by a gate.
create policy gate_writes on message for insert to jeke_app
  with check (jeke_kind() = 'gate' and (account_id is null
    or exists (select from identifier i where i.account_id = message.account_id)));

-- What the person decides and takes away --------------------------------------------------------------------------

create policy self on consent_event to jeke_app
  using (jeke_is_self(account_id)) with check (jeke_is_self(account_id));
create policy desk on consent_event for select to jeke_app using (jeke_assigned(account_id));
create policy self on consent_effect to jeke_app
  using (jeke_is_self(account_id)) with check (jeke_is_self(account_id));
create policy desk on consent_effect for select to jeke_app using (jeke_assigned(account_id));

-- The key of an archive lies in its row: the desk may order one, never read it.
create policy self on export_archive to jeke_app
  using (jeke_is_self(account_id)) with check (jeke_is_self(account_id));
create policy desk on export_archive for insert to jeke_app with check (jeke_assigned(account_id));

-- Staff ---------------------------------------------------------------------------------------------------------

-- Not a subject's table, but it holds password hashes: a gate reads one row, by the e-mail it was told or by the
-- session it holds, and may move only that row on (the used TOTP step). Staff see each other's names and numbers;
-- queries at the desk select id, number, name and roles. Subjects see none: an access event carries the number.
create policy gate on staff_member for select to jeke_app
  using (jeke_holds(sha256(convert_to(lower(email), 'UTF8'))) or (jeke_kind() = 'gate'
    and exists (select from session s where s.staff_id = staff_member.id and jeke_holds(s.sid_hash))));
create policy gate_step on staff_member for update to jeke_app
  using (jeke_holds(sha256(convert_to(lower(email), 'UTF8')))
    or (jeke_kind() = 'gate' and id = jeke_staff()))
  with check (jeke_kind() = 'gate');
create policy gate_self on staff_member for select to jeke_app
  using (jeke_kind() = 'gate' and id = jeke_staff());
create policy staff on staff_member for select to jeke_app
  using (jeke_kind() = 'staff' and jeke_staff() is not null);
create policy own on staff_member for update to jeke_app
  using (jeke_kind() = 'staff' and id = jeke_staff()) with check (jeke_kind() = 'staff' and id = jeke_staff());
create policy admin on staff_member to jeke_app
  using (jeke_kind() = 'staff' and 'admin' = any (jeke_roles()))
  with check (jeke_kind() = 'staff' and 'admin' = any (jeke_roles()));

-- Grants: what is not granted is refused, whatever a policy says -----------------------------------------------------

grant select, insert, update on
  account, identifier, challenge, session, staff_member, request, clock, proposal, plan, step, consent_effect,
  export_archive, message, request_counter to jeke_app, jeke_worker;
grant select, insert on access_event, certificate to jeke_app, jeke_worker;
grant delete on identifier, challenge, plan to jeke_app;
grant delete on
  account, identifier, challenge, session, staff_member, access_event, clock, proposal, plan, step, consent_event,
  consent_effect, export_archive, message to jeke_worker;
-- Certificates are the worker's to make; the desk shows them.
revoke insert on certificate from jeke_app;
-- The ledger of consents and the log are append-only. Rows of a person leave the ledger only by their erasure.
grant select, insert on consent_event, audit_event to jeke_app, jeke_worker;
grant usage, select on sequence consent_event_seq_seq to jeke_app, jeke_worker;
grant select, insert, update on audit_head to jeke_app, jeke_worker;
