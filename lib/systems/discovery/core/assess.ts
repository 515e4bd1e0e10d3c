import type { ColumnAssessment, Findings, Link, TableAssessment } from "./assessment.ts";
import { merge, weakName } from "./classify-column.ts";
import type { ColumnDescription, TableDescription } from "./description.ts";
import { type Finding, type Kind, kinds, nameKinds } from "./kinds.ts";
import { meaningOf } from "./meaning.ts";
import { type RoleFinding, type Studied, findRoles } from "./roles.ts";
import { isPersonName, tableWords } from "./table-words.ts";

/** From here on a kind that identifies makes a column personal wherever it stands. */
const likely = 0.5;

/**
 * Puts what is known of the columns together with how tables hang together: which table holds people, which rows are theirs, and
 * so which columns are personal data. The order of tables is kept.
 */
export function assess(
  tables: readonly TableDescription[],
  findings: ReadonlyMap<string, Findings>,
  links: ReadonlyMap<string, readonly Link[]>,
): readonly TableAssessment[] {
  const studied = tables.map((table): Studied => {
    return {
      table,
      findings: findings.get(table.id) ?? new Map(),
      links: links.get(table.id) ?? [],
    };
  });
  const roles = findRoles(studied);
  return studied.map((one) => {
    const role = roles.get(one.table.id) ?? { role: "none", confidence: 0, because: "nobody" };
    const context = { role, roles, isThing: isThing(one, role) };
    return {
      table: one.table,
      ...role,
      columns: one.table.columns.map((column) => assessColumn(one, column, context)),
    };
  });
}

type Context = {
  readonly role: RoleFinding;
  readonly roles: ReadonlyMap<string, RoleFinding>;
  /** Its rows are things or firms that name somebody beside. */
  readonly isThing: boolean;
};

function assessColumn(
  { table, findings, links }: Studied,
  column: ColumnDescription,
  context: Context,
): ColumnAssessment {
  const { role, roles } = context;
  const link = links.find((one) => one.column === column.name);
  const target = link === undefined ? undefined : roles.get(link.table)?.role;
  if (link !== undefined && (target === "person" || target === "linked")) {
    return { column, ...serving(pointer("person-key", link)), link };
  }
  if (link !== undefined) return { column, ...serving(pointer("key", link)), reference: link };
  if (isOwnKey(table, column)) {
    return { column, ...serving({ kind: "key", confidence: 0.95, reasons: [{ code: "key" }] }) };
  }
  const finding = inContext(findings.get(column.name) ?? unknown, table, role);
  const certainty = certaintyOf(finding, table, column, context);
  return { column, finding, personal: certainty >= likely, certainty };
}

const unknown: readonly [Finding] = [
  { kind: "nothing", confidence: 0.5, reasons: [{ code: "unread" }] },
];

function serving(finding: Finding): Omit<ColumnAssessment, "column"> {
  return { finding, personal: false, certainty: 0 };
}

function pointer(kind: Kind, { table, declared, confidence }: Link): Finding {
  return { kind, confidence, reasons: [{ code: "reference", table, declared }] };
}

function isOwnKey(table: TableDescription, { name, family }: ColumnDescription): boolean {
  const isSurrogate = family === "integer" || family === "uuid";
  return table.primaryKey.length === 1 && table.primaryKey[0] === name && isSurrogate;
}

/**
 * Whether rows that name people are themselves something else: they have a name of their own beside, which is no person's. The
 * manager of a shop makes the shop's opening hours nobody's; the sender of a parcel makes the parcel theirs.
 */
function isThing({ table, findings }: Studied, { role }: RoleFinding): boolean {
  if (role !== "contact" || tableWords(table.name).acts) return false;
  return table.columns.some((column) => {
    const found = findings.get(column.name);
    if (found === undefined || !isCalledName(column.name)) return false;
    const { kind, reasons } = inContext(found, table, { role });
    return kinds[kind] !== "identifies" && reasons.every(({ code }) => code !== "unread");
  });
}

/** `name`, `nm`, `Naimenovanie`: by itself, of whoever or whatever the row is. */
function isCalledName(name: string): boolean {
  const parts = meaningOf(name).filter(({ means }) => means.size > 0);
  return parts.length === 1 && parts.every(({ means }) => means.has("name"));
}

/** `name` is a person's in a table of people, and a thing's elsewhere, where the values do not say otherwise. */
function inContext(
  [first, ...rest]: readonly [Finding, ...Finding[]],
  table: TableDescription,
  { role }: Pick<RoleFinding, "role">,
): Finding {
  if (first.reasons.length === 0) return { ...first, reasons: [{ code: "row", role }] };
  const { organisations, things } = tableWords(table.name);
  const instead: Finding = {
    kind: organisations ? "organisation-name" : "nothing",
    confidence: 0.6,
    reasons: [{ code: "row", role }],
  };
  // A district or a brand may end as family names do: one word in a table of things is theirs.
  const isOneWord = first.kind !== "person-name" && nameKinds.has(first.kind);
  const isByValues = first.reasons.every(({ code }) => code === "values");
  if (isOneWord && isByValues && (organisations || things) && role !== "person") return instead;
  if (first.kind !== "person-name" || first.confidence >= weakName) return first;
  const isUnread = first.reasons.some(({ code }) => code === "unread");
  const isBesideHandle = role === "contact" && isUnread && !organisations && !things;
  if (role !== "person" && !isBesideHandle) return rest[0] ?? instead;
  const row: Finding = { kind: "person-name", confidence: 0.55, reasons: [{ code: "row", role }] };
  return merge([first, row])[0] ?? first;
}

/** How sure it is that a column is personal data: by what it holds, or because its row is somebody's. */
function certaintyOf(
  { kind, confidence }: Finding,
  table: TableDescription,
  { name }: ColumnDescription,
  { role, isThing: isOfThing }: Context,
): number {
  if (kinds[kind] === "serves") return 0;
  const { organisations: isOrganisation, things, acts } = tableWords(table.name);
  // The address of a server or a banner's list of addresses leads to nobody.
  if (kind === "ip" && role.role === "traces" && things && !acts) return 0;
  const isSomebodys =
    role.role !== "none" && role.role !== "traces" && !isOrganisation && !isOfThing;
  // A company's own phone is nobody's; the one of a person it names is.
  const isOfCompany =
    isOrganisation && !nameKinds.has(kind) && kind !== "iin" && !isPersonName(name);
  const byKind = kinds[kind] === "identifies" && !isOfCompany ? confidence : 0;
  return Math.max(byKind, isSomebodys ? Math.round(role.confidence * 90) / 100 : 0);
}
