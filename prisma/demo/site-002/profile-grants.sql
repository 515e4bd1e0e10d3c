revoke all on schema public from public;
grant usage on schema public to jeke_sample_site_002_profile_portal;
grant select, delete on members, visits, messages to jeke_sample_site_002_profile_portal;
grant update (nick, email, phone, full_name, birth_date, city, about, language, visible_to)
  on members to jeke_sample_site_002_profile_portal;
