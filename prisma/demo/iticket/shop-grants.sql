revoke all on schema public from public;
revoke all on all tables in schema public from jeke_sample_shop_portal;
grant usage on schema public to jeke_sample_shop_portal;
grant select on customers, sign_in_log, orders, tickets, payments, refunds to jeke_sample_shop_portal;
grant update (full_name, birth_date, email, phone, language) on customers to jeke_sample_shop_portal;
grant update (customer_id, contact_name, contact_email, contact_phone) on orders to jeke_sample_shop_portal;
grant update (holder_name, holder_email) on tickets to jeke_sample_shop_portal;
grant update (restricted, restricted_at) on payments to jeke_sample_shop_portal;
grant delete on customers, sign_in_log, payments, refunds to jeke_sample_shop_portal;
