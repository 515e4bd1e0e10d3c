-- Counting of tries, and the factor step of staff. Locks rate_limit and challenge for a moment.

-- Names nobody (keyed hashes), belongs to nobody: no row policy.
grant select, insert, update on rate_limit to jeke_app, jeke_worker;
grant delete on rate_limit to jeke_worker;

-- A right password of staff waits here for its second factor; it is no session and opens nothing else.
alter table challenge drop constraint challenge_purpose_check;
alter table challenge add constraint challenge_purpose_check
  check (purpose in ('sign-in', 'add-identifier', 'step-up', 'staff-factor'));
