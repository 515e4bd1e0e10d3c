revoke all on schema public from public;
grant usage on schema public to jeke_sample_citicom_accounts_portal;
grant select, delete on holders, devices, cookie_choices, openid_transfers
  to jeke_sample_citicom_accounts_portal;
grant update (surname, given_name, birth_date, residence, email, phone, language, profile_level,
  openid_allowed, openid_changed_at) on holders to jeke_sample_citicom_accounts_portal;
grant update (allowed, changed_at) on cookie_choices to jeke_sample_citicom_accounts_portal;
