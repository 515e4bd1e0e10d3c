-- Second walls behind the use cases: what a person's own transaction may do to a request, who reads what proves staff.
-- Locks request, clock, plan and staff_member for a moment.

-- Which types the portal serves by itself, without anybody's judgement. `isSelfService` of lib/requests/types says it;
-- a test holds both to the same list.
create function jeke_serves_itself(type text) returns boolean language sql immutable parallel safe
  return type in ('copy');

-- A person, or a gate that stands for one, files a request and takes it back. Everything else about it is decided by
-- others: a policy says whose row it is, not what may change in it. What is not named here is frozen, columns to come too.
create function request_person_acts() returns trigger language plpgsql as $$
declare
  moving constant text[] := array['state', 'version', 'is_waiting', 'closed_at'];
  deciding constant text[] := moving || array['decision', 'ground', 'decided_at'];
begin
  if coalesce(jeke_kind(), '') not in ('subject', 'gate') then return new; end if;
  if tg_op = 'INSERT' then
    if new.version = 0 and not new.is_waiting and num_nonnulls(new.assignee_id, new.second_id, new.substitute_id,
      new.ground, new.decision, new.decided_at, new.closed_at) = 0 then return new; end if;
  elsif new.version <> old.version + 1 or new.is_waiting then
    null;
  elsif new.state = 'cancelled' and old.state <> 'cancelled' then
    if new.closed_at is not null and to_jsonb(new) - moving = to_jsonb(old) - moving then return new; end if;
  elsif jeke_serves_itself(new.type) and new.closed_at is null then
    if (old.state, new.state) = ('open', 'approved') and new.decision = 'approve' and new.decided_at is not null
      and num_nonnulls(old.assignee_id, old.ground, old.decision) = 0
      and to_jsonb(new) - deciding = to_jsonb(old) - deciding then return new; end if;
    if (old.state, new.state) = ('approved', 'running')
      and to_jsonb(new) - moving = to_jsonb(old) - moving then return new; end if;
  end if;
  raise exception 'request: not the person''s to change' using errcode = 'check_violation';
end $$;
create trigger request_person_acts before insert or update on request
  for each row execute function request_person_acts();

-- Clocks and the plan come with the filing and stay. Taking the request back meets its clocks, and moves no date.
drop policy filer on clock;
drop policy filer on plan;
create policy filer on clock for insert to jeke_app
  with check (jeke_kind() in ('subject', 'gate')
    and exists (select from request r where r.id = request_id and r.state in ('open', 'unverified')));
create policy filer_meets on clock for update to jeke_app
  using (jeke_kind() in ('subject', 'gate')
    and exists (select from request r where r.id = request_id and r.state = 'cancelled'))
  with check (jeke_kind() in ('subject', 'gate'));
create policy filer on plan for insert to jeke_app
  with check (jeke_kind() in ('subject', 'gate')
    and exists (select from request r where r.id = request_id and r.state = 'open'));
-- A plan is what the person previewed: the web never changes one, at the desk either.
revoke update, delete on plan from jeke_app;
-- A due date never moves (the desk meets a clock, or opens it again).
revoke update on clock from jeke_app;
grant update (met_at) on clock to jeke_app;

-- What proves a member of staff is read at sign-in and nowhere else: the columns are granted to nobody in the web, and
-- this gives the one row that the gate stands at, by the address it was told or as the member whose password was right.
create function jeke_at_gate_of(id uuid, email text) returns boolean language sql stable parallel safe
  return jeke_kind() = 'gate'
    and (id = jeke_staff() or encode(sha256(convert_to(lower(email), 'UTF8')), 'hex') = jeke_key());
create policy secrets on staff_member for select to current_user using (jeke_at_gate_of(id, email));
create function staff_secrets() returns table (id uuid, password_hash text, totp_sealed bytea)
  language sql stable security definer set search_path = public, pg_temp as $$
    select s.id, s.password_hash, s.totp_sealed from public.staff_member s
    where s.disabled_at is null and public.jeke_at_gate_of(s.id, s.email)
  $$;
revoke all on function staff_secrets() from public;
grant execute on function staff_secrets() to jeke_app;
revoke select on staff_member from jeke_app;
grant select (id, number, email, name, locale, roles, totp_last_step, own_account_id, created_at, disabled_at)
  on staff_member to jeke_app;
