-- What may stand in a row, and which state may follow which. Request types, connectors and languages are not listed
-- here: adding one must touch one place, and that is not the database.

alter table account add check (locale ~ '^[a-z]{2}$');
alter table identifier
  add check (kind ~ '^[a-z][a-z-]*$'),
  add check (octet_length(value_index) = 32);
alter table challenge
  add check (purpose in ('sign-in', 'add-identifier', 'step-up')),
  add check (locale ~ '^[a-z]{2}$'),
  add check (attempts >= 0),
  add check (expires_at > created_at),
  add check (octet_length(value_index) = 32 and octet_length(code_hash) = 32
    and octet_length(link_hash) = 32 and octet_length(flow_hash) = 32);
alter table session
  add check (num_nonnulls(account_id, staff_id) = 1),
  add check (octet_length(sid_hash) = 32);
alter table staff_member
  add check (cardinality(roles) > 0 and roles <@ array['agent', 'officer', 'admin', 'auditor']),
  add check (number > 0),
  add check (email = lower(email));
alter table access_event add check (cardinality(what) > 0);

alter table request
  add check (state in ('unverified', 'open', 'proposed', 'approved', 'running', 'held', 'needs-staff',
    'done', 'refused', 'cancelled')),
  add check (type ~ '^[a-z][a-z-]*$'),
  add check (channel ~ '^[a-z][a-z-]*$'),
  add check (locale ~ '^[a-z]{2}$'),
  add check (number ~ '^[0-9]{4}-[0-9]{4,}$'),
  add check (octet_length(subject_hash) = 32),
  add check (version >= 0),
  add check (not is_waiting or state = 'open'),
  -- Threat A2: nothing is approved for somebody who has not shown who they are.
  add constraint request_identity_before_approval check (
    state not in ('approved', 'running', 'done', 'held') or verified_at is not null),
  add constraint request_level check (assurance between 0 and 2),
  -- DESIGN section 2, Assurance: erasing takes level 2.
  add constraint request_erasure_level check (
    type <> 'erasure' or assurance = 2 or state not in ('approved', 'running', 'done', 'held')),
  add constraint request_closed_is_final check (
    closed_at is null or state in ('done', 'refused', 'cancelled'));
alter table clock add check (kind in ('own-target', 'last-day'));
alter table proposal
  add check (outcome in ('approve', 'refuse')),
  add check (verdict in ('agreed', 'returned')),
  add check ((decided_by is null) = (verdict is null)),
  add constraint proposal_two_persons check (
    not needs_second or decided_by is null or decided_by <> proposed_by);

alter table plan add check (octet_length(hash) = 32);
alter table step
  add check (act in ('delete', 'anonymise', 'restrict', 'keep', 'hold')),
  add check (state in ('waiting', 'running', 'done', 'failed', 'held')),
  add check (outcome in ('erased', 'anonymised', 'restricted', 'kept', 'held-nothing', 'failed', 'not-asked', 'task')),
  add check (state <> 'done' or outcome is not null),
  add check (planned >= 0 and done >= 0 and fence >= 0 and attempts >= 0);
alter table consent_event
  add check (decision in ('given', 'withdrawn')),
  add check (source ~ '^[a-z][a-z-]*$');
alter table consent_effect
  add check (state in ('waiting', 'obeyed', 'held-nothing', 'failed')),
  add check (records >= 0 and attempts >= 0);
alter table export_archive
  add check (state in ('waiting', 'building', 'ready', 'failed', 'gone')),
  add check (file !~ '[/\\]'),
  add check (downloads >= 0 and size_bytes >= 0),
  -- Gone is gone: the key dies with the archive.
  add check (state <> 'gone' or key_sealed is null);
alter table message
  add check (state ~ '^[a-z][a-z-]*$'),
  add check (attempts >= 0);
alter table audit_event add check (octet_length(leaf) = 32);
alter table audit_head
  add check (id = 1),
  add check (size >= 0 and octet_length(mac) = 32 and octet_length(frontier) % 32 = 0);

-- The lifecycle of a request, DESIGN section 7. `done`, `refused` and `cancelled` have no way out.
create function request_state_edge() returns trigger language plpgsql as $$
declare
  edges constant jsonb := '{
    "unverified":  ["open", "refused", "cancelled"],
    "open":        ["proposed", "approved", "refused", "cancelled"],
    "proposed":    ["approved", "open", "refused", "cancelled"],
    "approved":    ["running", "needs-staff", "cancelled"],
    "running":     ["done", "held", "needs-staff"],
    "held":        ["running", "done", "needs-staff"],
    "needs-staff": ["running", "open", "refused"]
  }';
begin
  if tg_op = 'INSERT' then
    if new.state in ('unverified', 'open') then return new; end if;
    raise exception 'request.state: a request cannot begin as %', new.state using errcode = 'check_violation';
  end if;
  if new.state = old.state or edges -> old.state ? new.state then return new; end if;
  raise exception 'request.state: no way from % to %', old.state, new.state using errcode = 'check_violation';
end $$;
create trigger request_state_edge before insert or update of state on request
  for each row execute function request_state_edge();

-- The moment of receipt starts every clock: nobody moves it later.
create function request_received_once() returns trigger language plpgsql as $$
begin
  if new.received_at > old.received_at or new.number <> old.number or new.type <> old.type then
    raise exception 'request: number, type and a later receipt cannot be set' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger request_received_once before update on request
  for each row execute function request_received_once();
