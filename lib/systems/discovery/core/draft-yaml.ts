import { labels } from "../data/labels.ts";
import type { ColumnAssessment } from "./assessment.ts";
import type { ColumnDescription, Late, LeftOut } from "./description.ts";
import type { CollectionDraft, Draft, FindDraft } from "./draft-model.ts";
import { fieldId } from "./draft-names.ts";
import { fieldTypeOf } from "./field-type.ts";
import { columnScalar, scalar } from "./yaml-scalar.ts";
import { lateWords, leftOutWords, reasonWords, tableWordsOf } from "./reason-words.ts";

/** What only the operator knows. `operator check` finds no such id in the register and says so. */
const supply = "to-be-supplied";

export type DraftHead = {
  readonly system: string;
  readonly service?: string;
  /** Name of the variable that holds the address. */
  readonly variable: string;
  readonly kind: string;
  readonly leftOut: readonly LeftOut[];
  readonly unread: Readonly<Record<string, string>>;
  readonly late?: Late;
};

/**
 * A draft as `systems.yaml`: whatever was found stands in it, the unsure as a comment, each column with its kind, confidence and
 * reason. It fits the schema of the pack; what must be supplied is named by `operator check`.
 */
export function draftYaml(draft: Draft, head: DraftHead): string {
  const { system, service = supply, variable, kind } = head;
  return [
    "# A draft, made by `jeke systems discover` of what one database looks like. Read every line: it is a guess until you did.",
    "# `to-be-supplied` and `to be supplied: …` wait for you: `operator check` names each. A line is",
    "# `# column: kind, confidence (why); personal: how sure`. A column that stands only in such a line is not in the map.",
    "systems:",
    `  - id: ${system}`,
    `    names: ${textYaml(`what the system ${system} is`)}`,
    `    service: ${service}`,
    `    kind: ${kind}`,
    `    url: \${${variable}}`,
    ...(draft.collections.length === 0
      ? ["    collections: [] # nothing that holds people was found"]
      : ["    collections:"]),
    ...draft.collections.flatMap((one) => ["", ...collectionYaml(one)]),
    ...asideLines(draft.aside),
    ...section(
      "Tables that seem to be nobody's:",
      draft.nobodys.map(
        ({ table }) => `${table.id}: ${table.columns.map(({ name }) => name).join(", ")}`,
      ),
    ),
    ...section(
      "Left out:",
      head.leftOut.map((one) => `${one.table}: ${leftOutWords(one)}`),
    ),
    ...section(
      "Columns of which no value could be read:",
      Object.entries(head.unread).map(([place, why]) => `${place}: ${why}`),
    ),
    ...section(
      "Not looked at, because the time was over (--minutes):",
      head.late === undefined ? [] : lateWords(head.late),
    ),
    "",
  ].join("\n");
}

function collectionYaml(draft: CollectionDraft): readonly string[] {
  const { id, assessed, key, columns, fields, rest } = draft;
  const { table, role } = assessed;
  const call = (name: string) => columnScalar(name, table.columns);
  const hasMoney = fields.some(({ finding }) => finding.kind === "money");
  const lines = [
    ...comment(`${table.id}: ${tableWordsOf(assessed)}`),
    `- id: ${id}`,
    `  names: ${textYaml(`what the records of ${table.name} are`)}`,
    `  table: ${scalar(table.id)}`,
    ...(key.length === 0
      ? [`  key: [${supply}] # no key was found`]
      : [`  key: [${key.map(call).join(", ")}]`]),
    ...(role === "person" ? ["  person: true"] : []),
    `  category: ${supply}`,
    ...findLines(draft, call).map((line) => `  ${line}`),
    `  columns: [${columns.map(call).join(", ")}]`,
    ...rest.flatMap((one) => comment(columnLine(one), "  ")),
    ...(fields.length === 0 ? ["  fields: {}"] : ["  fields:"]),
    ...fieldsYaml(fields, table.columns).map((line) => `    ${line}`),
    "  erasure:",
    ...(hasMoney
      ? comment("Must the law keep some of these? Then restrict or hold them.", "    ")
      : []),
    "    - act: delete",
  ];
  return lines.map((line) => `      ${line}`);
}

function findLines(
  { find, possible }: CollectionDraft,
  call: (name: string) => string,
): readonly string[] {
  const none = `  - { by: email, column: ${supply} } # nothing in it finds a person by itself`;
  return [
    "find:",
    ...(find.length === 0 ? [none] : find.map((rule) => `  - ${findYaml(rule, call)}`)),
    ...possible.flatMap(({ rule, why }) => comment(`  - ${findYaml(rule, call)} # ${why}`)),
  ];
}

function fieldsYaml(
  fields: readonly ColumnAssessment[],
  columns: readonly ColumnDescription[],
): readonly string[] {
  const taken = new Set<string>();
  const names = columns.map(({ name }) => name);
  return fields.flatMap((one) => {
    const wanted = fieldId(one.column.name);
    let id = wanted;
    for (let number = 2; taken.has(id); number += 1) id = `${wanted}${number}`;
    taken.add(id);
    const { type, more } = fieldTypeOf(one, names);
    return [
      ...comment(columnLine(one)),
      `${id}:`,
      `  column: ${columnScalar(one.column.name, columns)}`,
      `  names: ${labelOf(one)}`,
      `  type: ${type}`,
      ...more.map((line) => `  ${line}`),
      ...["category", "basis", "source", "retention"].map((word) => `  ${word}: ${supply}`),
      `  purposes: [${supply}]`,
    ];
  });
}

/** What people read above the value: known for well-known kinds. */
function labelOf({ column, finding }: ColumnAssessment): string {
  const label = labels[finding.kind];
  if (label === undefined) return textYaml(`what ${column.name} holds`);
  return `{ kk: ${scalar(label.kk)}, ru: ${scalar(label.ru)}, en: ${scalar(label.en)} }`;
}

function columnLine({ column, finding, certainty }: ColumnAssessment): string {
  const kind = `${finding.kind}, ${finding.confidence.toFixed(2)} (${reasonWords(finding)})`;
  return `${column.name}: ${kind}${certainty > 0 ? `; personal ${certainty.toFixed(2)}` : ""}`;
}

function findYaml(rule: FindDraft, call: (name: string) => string): string {
  if ("via" in rule && rule.whole !== undefined) {
    const list = (names: readonly string[]) =>
      `[${names.map((name) => columnScalar(name)).join(", ")}]`;
    return `{ via: ${rule.via}, theirs: ${list(rule.whole.theirs)}, column: ${list(rule.whole.columns)} }`;
  }
  if ("via" in rule)
    return `{ via: ${rule.via}, theirs: ${columnScalar(rule.theirs)}, column: ${call(rule.column)} }`;
  const where =
    rule.onlyWithout === undefined
      ? ""
      : `, where: { column: ${call(rule.onlyWithout)}, empty: true }`;
  return `{ by: ${rule.by}, column: ${call(rule.column)}${where} }`;
}

function asideLines(aside: Draft["aside"]): readonly string[] {
  return aside.flatMap(({ assessed, why }) => [
    "",
    ...comment(`Not drafted: ${assessed.table.id}, ${why}; ${tableWordsOf(assessed)}`),
    ...assessed.columns.flatMap((one) => comment(`  ${columnLine(one)}`)),
  ]);
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0
    ? []
    : ["", ...comment(title), ...lines.flatMap((line) => comment(`  ${line}`))];
}

/** A comment of one line whatever stands in it: names of tables and columns may hold any letter. */
function comment(text: string, indent = ""): readonly string[] {
  return [`${indent}# ${text.replace(/[\p{Cc}\u2028\u2029]/gu, " ")}`];
}

/** The same sentence in three languages, which the check refuses as not translated. */
function textYaml(what: string): string {
  const words = scalar(`to be supplied: ${what}`);
  return `{ kk: ${words}, ru: ${words}, en: ${words} }`;
}
