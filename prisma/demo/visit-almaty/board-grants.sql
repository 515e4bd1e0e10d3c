revoke all on schema public from public;
revoke all on all tables in schema public from jeke_sample_visit_almaty_board_portal;
grant usage on schema public to jeke_sample_visit_almaty_board_portal;
grant select on members, ads, ad_contacts, rentals, packages, debts, messages to jeke_sample_visit_almaty_board_portal;
grant update (full_name, business, email, phone, language, promo_email, promo_email_at, promo_sms, promo_sms_at) on members to jeke_sample_visit_almaty_board_portal;
grant update (member_id, tenant_name) on rentals to jeke_sample_visit_almaty_board_portal;
grant update (member_id, restricted, restricted_at) on packages to jeke_sample_visit_almaty_board_portal;
grant delete on members, ads, ad_contacts, packages, debts, messages to jeke_sample_visit_almaty_board_portal;
