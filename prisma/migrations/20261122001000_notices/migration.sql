-- Versions of notices as they were first seen, what every account is told once, and what a person decided about a version.
-- Creates tables only: locks nothing that is in use but account, for its foreign key, for a moment.
create table "notice_version" (
  "id" uuid not null default gen_random_uuid(),
  "notice" text not null,
  "version" text not null,
  "text_hash" bytea not null,
  "posted" date,
  "effective" date,
  "fingerprint" bytea not null,
  "first_seen_at" timestamptz(3) not null default current_timestamp,
  constraint "notice_version_pkey" primary key ("id")
);
create unique index "notice_version_notice_version_fingerprint_key"
  on "notice_version" ("notice", "version", "fingerprint");
alter table notice_version
  add check (notice <> '' and version <> ''),
  add check (octet_length(text_hash) = 32 and octet_length(fingerprint) = 32);

create table "announcement" (
  "id" uuid not null default gen_random_uuid(),
  "kind" text not null,
  "ref" text not null,
  "begun_at" timestamptz(3) not null default current_timestamp,
  "done_at" timestamptz(3),
  constraint "announcement_pkey" primary key ("id")
);
create unique index "announcement_kind_ref_key" on "announcement" ("kind", "ref");
alter table announcement
  add check (kind in ('notice', 'succession')),
  add check (done_at is null or done_at >= begun_at);

create table "notice_decision" (
  "seq" bigserial not null,
  "id" uuid not null default gen_random_uuid(),
  "account_id" uuid not null,
  "notice" text not null,
  "version" text not null,
  "decision" text not null,
  "request_id" uuid,
  "at" timestamptz(3) not null default current_timestamp,
  constraint "notice_decision_pkey" primary key ("seq")
);
create unique index "notice_decision_id_key" on "notice_decision" ("id");
create index "notice_decision_account_id_notice_version_idx"
  on "notice_decision" ("account_id", "notice", "version");
alter table "notice_decision" add constraint "notice_decision_account_id_fkey"
  foreign key ("account_id") references "account" ("id") on delete cascade on update cascade;
alter table notice_decision
  add check (decision in ('accepted', 'refused')),
  -- Refusing opens a way out; accepting files nothing.
  add check ((request_id is not null) = (decision = 'refused'));

alter table notice_decision enable row level security;
alter table notice_decision force row level security;
create policy worker on notice_decision to jeke_worker using (true) with check (true);
create policy self on notice_decision to jeke_app
  using (jeke_is_self(account_id)) with check (jeke_is_self(account_id));
create policy desk on notice_decision for select to jeke_app using (jeke_assigned(account_id));

-- Published texts and announcements are nobody's data: everybody reads them, the worker writes them down.
grant select on notice_version, announcement to jeke_app;
grant select, insert on notice_version, announcement to jeke_worker;
grant update (done_at) on announcement to jeke_worker;
-- Append-only; rows of a person leave only by their erasure.
grant select, insert on notice_decision to jeke_app;
grant select, insert, delete on notice_decision to jeke_worker;
grant usage, select on sequence notice_decision_seq_seq to jeke_app, jeke_worker;

-- A decision is made in its own moment, whatever whoever writes it says.
create function notice_decision_now() returns trigger language plpgsql as $$
begin
  if coalesce(jeke_kind(), '') in ('subject', 'gate') and abs(extract(epoch from new.at - now())) > 1 then
    raise exception 'notice_decision: made now' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger notice_decision_now before insert on notice_decision
  for each row execute function notice_decision_now();
