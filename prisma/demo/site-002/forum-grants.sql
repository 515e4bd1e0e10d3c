revoke all on schema public from public;
grant usage on schema public to jeke_sample_site_002_forum_portal;
grant select, delete on authors, posts, appeals to jeke_sample_site_002_forum_portal;
grant update (nick, email, signature) on authors to jeke_sample_site_002_forum_portal;
grant update (body, visible_to) on posts to jeke_sample_site_002_forum_portal;
grant update (about_id, about_whom) on appeals to jeke_sample_site_002_forum_portal;
