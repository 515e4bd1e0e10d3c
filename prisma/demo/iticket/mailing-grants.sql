revoke all on schema public from public;
grant usage on schema public to jeke_sample_mailing_portal;
grant select, delete on subscribers, channels, sends to jeke_sample_mailing_portal;
grant update (name, email, phone, language) on subscribers to jeke_sample_mailing_portal;
grant update (allowed, changed_at) on channels to jeke_sample_mailing_portal;
