revoke all on schema public from public;
grant usage on schema public to jeke_sample_site_002_recommendations_portal;
grant select, delete on viewers, interests, shown_ads to jeke_sample_site_002_recommendations_portal;
grant update (email, targeting_allowed, targeting_changed_at, research_allowed, research_changed_at)
  on viewers to jeke_sample_site_002_recommendations_portal;
