-- Events on their way outward, and what outside has not obeyed or answered for too long. Creates tables; locks
-- consent_effect for a moment, for a column whose default is known at once.
alter table "consent_effect" add column "waiting_since" timestamptz(3) not null default current_timestamp;

create table "webhook_delivery" (
  "id" uuid not null,
  "webhook" text not null,
  "event" text not null,
  "key" text not null,
  "body_sealed" bytea not null,
  "state" text not null default 'waiting',
  "attempts" integer not null default 0,
  "error_code" text,
  "created_at" timestamptz(3) not null default current_timestamp,
  "next_try_at" timestamptz(3),
  "ended_at" timestamptz(3),
  constraint "webhook_delivery_pkey" primary key ("id")
);
create unique index "webhook_delivery_key_key" on "webhook_delivery" ("key");
create index "webhook_delivery_state_next_try_at_idx" on "webhook_delivery" ("state", "next_try_at");
create index "webhook_delivery_webhook_ended_at_idx" on "webhook_delivery" ("webhook", "ended_at");
alter table webhook_delivery
  add check (state in ('waiting', 'sent', 'given-up')),
  add check (attempts >= 0),
  -- What ended has an end, and has forgotten what it was about.
  add check ((state = 'waiting') = (ended_at is null)),
  add check (state = 'waiting' or octet_length(body_sealed) = 0);

-- No row says whose it is: the body alone does, sealed, until it was taken. Whoever causes an event writes its row, and
-- nobody but the worker sees one.
alter table webhook_delivery enable row level security;
alter table webhook_delivery force row level security;
create policy worker on webhook_delivery to jeke_worker using (true) with check (true);
create policy causes on webhook_delivery for insert to jeke_app
  with check (jeke_kind() in ('subject', 'staff', 'gate') and state = 'waiting' and attempts = 0);
grant insert on webhook_delivery to jeke_app;
grant select, insert, update, delete on webhook_delivery to jeke_worker;

create table "alarm" (
  "kind" text not null,
  "place" text not null,
  "open" integer not null,
  "since" timestamptz(3) not null,
  "told_at" timestamptz(3),
  constraint "alarm_pkey" primary key ("kind", "place")
);
alter table alarm
  add check (kind in ('consent', 'webhook')),
  add check (place <> ''),
  add check (open > 0);
-- Nobody's data: the desk reads it, the worker writes it.
grant select on alarm to jeke_app;
grant select, insert, update, delete on alarm to jeke_worker;
