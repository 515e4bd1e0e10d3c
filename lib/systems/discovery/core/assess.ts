import type { ColumnAssessment, Findings, Link, TableAssessment } from "./assessment.ts";
import { merge } from "./classify-column.ts";
import type { ColumnDescription, TableDescription } from "./description.ts";
import { type Finding, type Kind, kinds, nameKinds } from "./kinds.ts";
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
    return {
      table: one.table,
      ...role,
      columns: one.table.columns.map((column) => assessColumn(one, column, role, roles)),
    };
  });
}

function assessColumn(
  { table, findings, links }: Studied,
  column: ColumnDescription,
  role: RoleFinding,
  roles: ReadonlyMap<string, RoleFinding>,
): ColumnAssessment {
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
  const certainty = certaintyOf(finding, table, column, role);
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

/** `name` is a person's in a table of people, and a thing's elsewhere, where the values do not say otherwise. */
function inContext(
  [first, ...rest]: readonly [Finding, ...Finding[]],
  table: TableDescription,
  { role }: RoleFinding,
): Finding {
  const isWeakName = first.kind === "person-name" && first.confidence < likely;
  if (first.reasons.length === 0) return { ...first, reasons: [{ code: "row", role }] };
  if (!isWeakName) return first;
  if (role === "person") {
    const row: Finding = {
      kind: "person-name",
      confidence: 0.55,
      reasons: [{ code: "row", role }],
    };
    return merge([first, row])[0] ?? first;
  }
  const isOrganisation = tableWords(table.name).organisations;
  const instead: Finding = {
    kind: isOrganisation ? "organisation-name" : "nothing",
    confidence: 0.6,
    reasons: [{ code: "row", role }],
  };
  return rest[0] ?? instead;
}

/** How sure it is that a column is personal data: by what it holds, or because its row is somebody's. */
function certaintyOf(
  { kind, confidence }: Finding,
  table: TableDescription,
  { name }: ColumnDescription,
  role: RoleFinding,
): number {
  if (kinds[kind] === "serves") return 0;
  const isOrganisation = tableWords(table.name).organisations;
  const isSomebodys = role.role !== "none" && role.role !== "traces" && !isOrganisation;
  // A company's own phone is nobody's; the one of a person it names is.
  const isOfCompany =
    isOrganisation && !nameKinds.has(kind) && kind !== "iin" && !isPersonName(name);
  const byKind = kinds[kind] === "identifies" && !isOfCompany ? confidence : 0;
  return Math.max(byKind, isSomebodys ? Math.round(role.confidence * 90) / 100 : 0);
}
