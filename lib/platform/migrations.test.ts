import { expect, test } from "vitest";
import { freshDatabase, query } from "#lib/testing/database.ts";
import { migrate, pendingMigrations } from "./migrate.ts";
import { schemaDifference } from "./schema-engine.ts";

const database = await freshDatabase();
const { superUrl, ownerUrl } = database;

/** Tables that name a case or a person by a keyed hash only, or nobody at all. */
const belongToNobody = [
  ...["alarm", "announcement", "audit_event", "audit_head", "notice_version", "rate_limit"],
  "request_counter",
];

async function unprotectedTables(): Promise<string[]> {
  const rows = await query<{ name: string }>(
    superUrl,
    `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'public' and c.relkind in ('r', 'p') and c.relname <> '_prisma_migrations'
       and not (c.relname = any ($1))
       and not (c.relrowsecurity and c.relforcerowsecurity
         and exists (select from pg_policy p where p.polrelid = c.oid and p.polname = 'worker'))
     order by 1`,
    [belongToNobody],
  );
  return rows.map((row) => row.name);
}

test("the migrations yield exactly the schema", async () => {
  expect(await schemaDifference({ url: ownerUrl }, "database")).toBe("");
  expect(await schemaDifference({ url: ownerUrl, shadowAdminUrl: superUrl }, "migrations")).toBe(
    "",
  );
});

test("a difference between database and schema is noticed", async () => {
  await query(superUrl, "alter table message add column extra text");
  expect(await schemaDifference({ url: ownerUrl }, "database")).toContain("extra");
  await query(superUrl, "alter table message drop column extra");
});

test("migrating again, twice at once, changes nothing", async () => {
  const both = await Promise.all([migrate(ownerUrl), migrate(ownerUrl)]);
  expect(both.flatMap(({ applied }) => applied)).toEqual([]);
  expect(await pendingMigrations(ownerUrl)).toEqual([]);
});

test("every table that may hold a subject's rows forces row-level security", async () => {
  expect(await unprotectedTables()).toEqual([]);
});

test("a new table without row-level security is noticed", async () => {
  await query(superUrl, "create table forgotten (account_id uuid)");
  expect(await unprotectedTables()).toEqual(["forgotten"]);
  await query(superUrl, "drop table forgotten");
});

test("policies name a role, never everybody; each table has one for the web, the owner only what a function needs", async () => {
  const rows = await query<{ table: string; role: string; names: string }>(
    superUrl,
    `select tablename as table, array_to_string(roles, ',') as role,
       string_agg(policyname, ' ' order by policyname) as names
     from pg_policies where schemaname = 'public' group by 1, 2 order by 1, 2`,
  );
  expect(rows.map((row) => `${row.table} ${row.role}: ${row.names}`)).toEqual([
    "access_event jeke_app: desk_opens_task desk_reads desk_reads_own desk_writes self",
    "access_event jeke_worker: worker",
    "account jeke_app: desk gate_identifier gate_session self",
    "account jeke_worker: worker",
    "begun_write jeke_app: self",
    "begun_write jeke_worker: worker",
    "calendar_change jeke_app: counts desk desk_proposes",
    "calendar_change jeke_worker: worker",
    "calendar_verdict jeke_app: counts desk desk_decides",
    "calendar_verdict jeke_worker: worker",
    "certificate jeke_app: desk gate with_request",
    "certificate jeke_worker: worker",
    "challenge jeke_app: gate self",
    "challenge jeke_worker: worker",
    "clock jeke_app: desk filer filer_meets with_request",
    "clock jeke_worker: worker",
    "consent_effect jeke_app: desk self",
    "consent_effect jeke_worker: worker",
    "consent_event jeke_app: desk self",
    "consent_event jeke_worker: worker",
    "date_change jeke_app: desk_decides with_request",
    "date_change jeke_worker: worker",
    "export_archive jeke_app: desk self",
    "export_archive jeke_worker: worker",
    "identifier jeke_app: desk gate self",
    "identifier jeke_worker: worker",
    "message jeke_app: desk_reads desk_writes gate_writes self",
    "message jeke_worker: worker",
    "notice_decision jeke_app: desk self",
    "notice_decision jeke_worker: worker",
    "plan jeke_app: desk filer with_request",
    "plan jeke_worker: worker",
    "proposal jeke_app: desk with_request",
    "proposal jeke_worker: worker",
    "request jeke_app: desk_changes desk_reads desk_writes gate_files gate_reads self",
    "request jeke_worker: worker",
    "session jeke_app: admin gate own_staff self",
    "session jeke_worker: worker",
    "staff_member jeke_app: admin gate gate_self gate_step own staff",
    "staff_member jeke_owner: secrets",
    "staff_member jeke_worker: worker",
    "step jeke_app: desk with_request",
    "step jeke_worker: worker",
    "stop_link jeke_app: gate gate_uses self",
    "stop_link jeke_worker: worker",
    "system_task jeke_app: desk_answers desk_reads link link_answers self self_cancels",
    "system_task jeke_worker: worker",
    "webhook_delivery jeke_app: causes",
    "webhook_delivery jeke_worker: worker",
  ]);
});

test("the roles are neither superuser nor past row-level security, and own nothing but the owner's", async () => {
  const roles = await query(
    superUrl,
    `select rolname, rolsuper or rolbypassrls or rolcreatedb or rolcreaterole as strong from pg_roles
     where rolname in ('jeke_app', 'jeke_owner', 'jeke_worker') order by 1`,
  );
  expect(roles).toEqual([
    { rolname: "jeke_app", strong: false },
    { rolname: "jeke_owner", strong: false },
    { rolname: "jeke_worker", strong: false },
  ]);
  const owners = await query(
    superUrl,
    `select distinct pg_get_userbyid(relowner) as owner from pg_class c
     join pg_namespace n on n.oid = c.relnamespace where n.nspname in ('public', 'pgboss')`,
  );
  expect(owners).toEqual([{ owner: "jeke_owner" }]);
});

test("what is append-only cannot be changed or removed by web or worker", async () => {
  const rows = await query<{ line: string }>(
    superUrl,
    `select format('%s %s %s', grantee, table_name,
       string_agg(lower(privilege_type), ',' order by privilege_type)) as line
     from information_schema.role_table_grants
     where grantee in ('jeke_app', 'jeke_worker')
       and table_name in ('calendar_change', 'calendar_verdict', 'date_change', 'audit_event', 'audit_head', 'consent_event', 'certificate', 'access_event', 'notice_version',
         'notice_decision', '_prisma_migrations')
     group by grantee, table_name order by 1`,
  );
  expect(rows.map((row) => row.line)).toEqual([
    "jeke_app access_event insert,select",
    "jeke_app audit_event insert,select",
    "jeke_app audit_head insert,select,update",
    "jeke_app calendar_change insert,select",
    "jeke_app calendar_verdict insert,select",
    "jeke_app certificate select",
    "jeke_app consent_event insert,select",
    "jeke_app date_change insert,select",
    "jeke_app notice_decision insert,select",
    "jeke_app notice_version select",
    "jeke_worker access_event delete,insert,select",
    "jeke_worker audit_event insert,select",
    "jeke_worker audit_head insert,select,update",
    "jeke_worker calendar_change select",
    "jeke_worker calendar_verdict select",
    "jeke_worker certificate insert,select",
    "jeke_worker consent_event delete,insert,select",
    "jeke_worker date_change insert,select",
    "jeke_worker notice_decision delete,insert,select",
    "jeke_worker notice_version insert,select",
  ]);
});

test("checks and triggers are in place", async () => {
  const checks = await query<{ table: string; count: number }>(
    superUrl,
    `select conrelid::regclass::text as table, count(*)::int as count from pg_constraint
     where contype = 'c' and connamespace = 'public'::regnamespace group by 1 order by 1`,
  );
  const expected = {
    access_event: 2,
    account: 1,
    audit_event: 1,
    audit_head: 2,
    calendar_change: 4,
    calendar_verdict: 3,
    challenge: 5,
    clock: 1,
    consent_effect: 2,
    consent_event: 2,
    date_change: 3,
    export_archive: 4,
    identifier: 2,
    message: 2,
    notice_decision: 2,
    notice_version: 2,
    plan: 1,
    proposal: 4,
    request: 12,
    session: 2,
    staff_member: 3,
    step: 5,
  };
  const found = Object.fromEntries(checks.map(({ table, count }) => [table, count]));
  for (const [table, count] of Object.entries(expected)) {
    expect(found[table] ?? 0, table).toBeGreaterThanOrEqual(count);
  }
  const triggers = await query<{ tgname: string }>(
    superUrl,
    "select tgname from pg_trigger where not tgisinternal and tgrelid = 'request'::regclass order by 1",
  );
  expect(triggers.map((row) => row.tgname)).toEqual([
    "request_person_acts",
    "request_received_once",
    "request_state_edge",
  ]);
});
