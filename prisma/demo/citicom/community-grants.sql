revoke all on schema public from public;
grant usage on schema public to jeke_sample_citicom_community_portal;
grant select, delete on members, publications, comments to jeke_sample_citicom_community_portal;
grant update (display_name, phone, email, about, level) on members to jeke_sample_citicom_community_portal;
grant update (title, body, level) on publications to jeke_sample_citicom_community_portal;
grant update (author_id, author_name, body) on comments to jeke_sample_citicom_community_portal;
grant select, delete on received_comments to jeke_sample_citicom_community_portal;
