-- Links of tasks are the worker's to make: nobody at the desk sets one and answers by it as if from outside. Replaces a function;
-- locks nothing.
create or replace function system_task_web_acts() returns trigger language plpgsql as $$
declare
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
  elsif old.state = 'open' and new.state = 'cancelled' and new.link_hash is null
    and to_jsonb(new) - ending = to_jsonb(old) - ending then
    return new;
  end if;
  raise exception 'system_task: answered once' using errcode = 'check_violation';
end $$;
revoke update (links) on system_task from jeke_app;
