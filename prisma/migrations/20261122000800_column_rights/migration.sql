-- The web changes only the columns that it has a reason to change; rows are judged by the policies as before. Locks each
-- table for a moment.
revoke update on account, identifier, challenge, session, request, proposal, step, export_archive, message from jeke_app;
grant update (locale, last_seen_at) on account to jeke_app;
grant update (attempts, expires_at, used_at) on challenge to jeke_app;
grant update (sid_hash, stepped_up_at, last_seen_at, revoked_at, revoked_reason) on session to jeke_app;
grant update (state, version, is_waiting, assignee_id, second_id, ground, decision, decided_at, closed_at)
  on request to jeke_app;
grant update (verdict, decided_by, decided_at, note) on proposal to jeke_app;
-- Trying again makes failed steps due; what a step does and did is the worker's to write.
grant update (due_at) on step to jeke_app;
grant update (state, key_sealed, file, size_bytes, downloads) on export_archive to jeke_app;

-- A stop link is used once, whoever holds it.
create function stop_link_once() returns trigger language plpgsql as $$
begin
  if old.used_at is null and new.used_at is not null then return new; end if;
  raise exception 'stop_link: used once' using errcode = 'check_violation';
end $$;
create trigger stop_link_once before update of used_at on stop_link for each row execute function stop_link_once();

-- The web orders a copy, counts its downloads one by one and destroys it. Making one ready is the worker's.
create function export_archive_web_acts() returns trigger language plpgsql as $$
begin
  if coalesce(jeke_kind(), '') not in ('subject', 'gate', 'staff') then return new; end if;
  if tg_op = 'INSERT' then
    if new.state = 'waiting' and new.downloads = 0
      and num_nonnulls(new.file, new.key_sealed, new.ready_at, new.expires_at) = 0 then return new; end if;
  elsif new.state = 'gone' then
    if num_nonnulls(new.file, new.key_sealed) = 0 and new.downloads = old.downloads then return new; end if;
  elsif new.state = 'ready' and abs(new.downloads - old.downloads) = 1
    and to_jsonb(new) - 'downloads' = to_jsonb(old) - 'downloads' then return new; end if;
  raise exception 'export_archive: not the web''s to change' using errcode = 'check_violation';
end $$;
create trigger export_archive_web_acts before insert or update on export_archive
  for each row execute function export_archive_web_acts();

-- Nobody is born raised, and a session is raised for this moment only, together with a new secret.
create function session_raised() returns trigger language plpgsql as $$
begin
  if coalesce(jeke_kind(), '') not in ('subject', 'gate', 'staff') or new.stepped_up_at is null then return new; end if;
  if tg_op = 'UPDATE' then
    if new.stepped_up_at is not distinct from old.stepped_up_at then return new; end if;
    if new.stepped_up_at = now()::timestamptz(3) and new.sid_hash <> old.sid_hash then return new; end if;
  end if;
  raise exception 'session: raised only by a code' using errcode = 'check_violation';
end $$;
create trigger session_raised before insert or update on session for each row execute function session_raised();
