revoke all on schema public from public;
grant usage on schema public to jeke_sample_shop_portal, jeke_sample_shop_eraser, jeke_sample_shop_app;

-- Who reads for the portal reads, and nothing else.
revoke all on all tables in schema public from jeke_sample_shop_portal, jeke_sample_shop_eraser, jeke_sample_shop_app;
grant select on customers, sign_in_log, orders, tickets, payments, stored_payments, refunds to jeke_sample_shop_portal;

-- Who corrects and erases for the portal: the columns that people edit, and what the erasure rules write.
grant select on customers, sign_in_log, orders, tickets, payments, stored_payments, refunds to jeke_sample_shop_eraser;
grant update (full_name, birth_date, email, phone, language) on customers to jeke_sample_shop_eraser;
grant update (customer_id, contact_name, contact_email, contact_phone) on orders to jeke_sample_shop_eraser;
grant update (holder_name, holder_email) on tickets to jeke_sample_shop_eraser;
grant update (card_mask) on payments to jeke_sample_shop_eraser;
grant insert (id, order_id, receipt_number, payer_email, payer_phone, amount, currency, method, paid_at, retain_until)
  on stored_payments to jeke_sample_shop_eraser;
grant delete on customers, sign_in_log, payments, stored_payments, refunds to jeke_sample_shop_eraser;

-- The shop itself, day by day: everything but what is stored.
grant select, insert, update, delete on customers, sign_in_log, orders, tickets, payments, refunds to jeke_sample_shop_app;
grant usage on all sequences in schema public to jeke_sample_shop_app;
