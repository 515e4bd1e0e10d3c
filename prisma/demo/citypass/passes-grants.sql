revoke all on schema public from public;
revoke all on all tables in schema public from jeke_sample_citypass_passes_portal;
grant usage on schema public to jeke_sample_citypass_passes_portal;
grant select on accounts, passes, visits, locations, questions, messages to jeke_sample_citypass_passes_portal;
grant update (full_name, email, phone, birth_date, home_city, interests, language) on accounts to jeke_sample_citypass_passes_portal;
grant update (account_id, holder_name, holder_email) on passes to jeke_sample_citypass_passes_portal;
grant delete on accounts, visits, locations, questions, messages to jeke_sample_citypass_passes_portal;
