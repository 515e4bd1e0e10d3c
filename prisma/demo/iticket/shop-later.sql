-- Payments that must be stored and may not be used any more: the shop's everyday role has no right here at all.
create table if not exists stored_payments (
  id             bigint         primary key,
  order_id       bigint         not null references orders (id),
  receipt_number text           not null unique,
  payer_email    text,
  payer_phone    text,
  amount         numeric(12, 2) not null check (amount >= 0),
  currency       char(3)        not null,
  method         text           not null,
  paid_at        timestamptz    not null,
  retain_until   date           not null,
  stored_at      timestamptz    not null default now()
);
create index if not exists stored_payments_order on stored_payments (order_id);
create index if not exists stored_payments_payer_email on stored_payments (lower(btrim(payer_email)));
create index if not exists stored_payments_payer_phone on stored_payments (
  (case when payer_phone ~ '^\s*\+' then regexp_replace(payer_phone, '[^0-9]', '', 'g')
    else regexp_replace(regexp_replace(payer_phone, '[^0-9]', '', 'g'), '^(8(?=[0-9]{10}$)|(?=7[0-9]{9}$))', '7') end)
);
