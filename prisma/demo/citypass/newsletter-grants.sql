revoke all on schema public from public;
grant usage on schema public to jeke_sample_citypass_newsletter_portal;
grant select, delete on readers, sends to jeke_sample_citypass_newsletter_portal;
grant update (email, phone, language, by_email, email_changed_at, by_sms, sms_changed_at) on readers to jeke_sample_citypass_newsletter_portal;
