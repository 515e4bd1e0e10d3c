revoke all on schema public from public;
grant usage on schema public to jeke_sample_visit_almaty_media_portal;
grant select, delete on profiles, photographs, positions, searches to jeke_sample_visit_almaty_media_portal;
grant update (email, phone, geo_allowed, geo_changed_at, photos_allowed, photos_changed_at, camera_allowed, camera_changed_at, personal_allowed, personal_changed_at, analysis_allowed, analysis_changed_at) on profiles to jeke_sample_visit_almaty_media_portal;
grant update (caption) on photographs to jeke_sample_visit_almaty_media_portal;
