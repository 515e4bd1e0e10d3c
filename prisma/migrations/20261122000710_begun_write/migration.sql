-- What was begun in a system and may not have come back. Creates a table only: locks nothing that is in use.
create table "begun_write" (
  "id" uuid not null default gen_random_uuid(),
  "account_id" uuid not null,
  "system" text not null,
  "collection" text not null,
  "field" text not null,
  "locale" text not null,
  "record_sealed" bytea not null,
  "before_mark" bytea not null,
  "wanted_mark" bytea not null,
  "started_at" timestamptz(3) not null default current_timestamp,
  constraint "begun_write_pkey" primary key ("id")
);
create index "begun_write_started_at_idx" on "begun_write" ("started_at");
alter table begun_write
  add check (locale ~ '^[a-z]{2}$'),
  add check (octet_length(before_mark) = 32 and octet_length(wanted_mark) = 32);

alter table begun_write enable row level security;
alter table begun_write force row level security;
create policy worker on begun_write to jeke_worker using (true) with check (true);
create policy self on begun_write to jeke_app using (jeke_is_self(account_id)) with check (jeke_is_self(account_id));
grant select, insert, delete on begun_write to jeke_app;
grant select, delete on begun_write to jeke_worker;
