import type { Findings, Link } from "./assessment.ts";
import type { TableDescription } from "./description.ts";
import { type Finding, type Kind, type Role, nameKinds } from "./kinds.ts";
import { type TableWords, isMakerName, tableWords } from "./table-words.ts";

/** A table with what its columns were taken for and the links from it. */
export type Studied = {
  readonly table: TableDescription;
  readonly findings: Findings;
  readonly links: readonly Link[];
};

export type RoleFinding = {
  readonly role: Role;
  readonly confidence: number;
  readonly because: string;
};

/** From here on a finding counts as an identifier of somebody. */
const sure = 0.55;
const handles: ReadonlySet<Kind> = new Set(["email", "phone", "iin", "login", "document"]);
const traces: ReadonlySet<Kind> = new Set(["ip", "user-agent", "device-id"]);

/**
 * What the rows of each table are, by table id. People first; then, step by step, whatever links to them; then what names people
 * without a link.
 */
export function findRoles(studied: readonly Studied[]): ReadonlyMap<string, RoleFinding> {
  const roles = new Map<string, RoleFinding>();
  const referenced = new Set(studied.flatMap(({ links }) => links.map(({ table }) => table)));
  const facts = studied.map((one) => ({ one, facts: factsOf(one, referenced.has(one.table.id)) }));
  const likely = new Set(
    facts.flatMap((it) => (personOf(it.facts, false) === undefined ? [] : [it.one.table.id])),
  );
  for (const { one, facts: its } of facts) {
    // Several rows of one person are no people, unless the table is called people: doctors have many patients.
    const person = personOf(
      its,
      one.links.some((link) => isMany(one, link, likely)),
    );
    const isPart = one.links.some((link) => isExtension(one, link, likely));
    if (person !== undefined && !isPart) roles.set(one.table.id, person);
  }
  follow(studied, roles);
  for (const { one, facts: its } of facts) {
    if (!roles.has(one.table.id)) roles.set(one.table.id, withoutLink(its));
  }
  return roles;
}

type Facts = {
  readonly words: TableWords;
  /** Different kinds of handles, names and days of birth. */
  readonly identifiers: number;
  readonly hasHandle: boolean;
  readonly hasName: boolean;
  readonly isUnique: boolean;
  readonly hasTraces: boolean;
  readonly isReferenced: boolean;
};

function factsOf({ table, findings }: Studied, isReferenced: boolean): Facts {
  const found = [...findings].flatMap(([column, [first]]) =>
    isSure(first) ? [{ column, kind: first.kind }] : [],
  );
  const kinds = new Set(found.map(({ kind }) => (nameKinds.has(kind) ? "person-name" : kind)));
  const counted = [...kinds].filter(
    (kind) => handles.has(kind) || kind === "person-name" || kind === "birth-date",
  );
  const alone = new Set(table.uniques.flatMap((one) => (one.length === 1 ? one : [])));
  return {
    words: tableWords(table.name),
    identifiers: counted.length,
    hasHandle: counted.some((kind) => handles.has(kind)),
    hasName: kinds.has("person-name"),
    isUnique: found.some(({ column, kind }) => handles.has(kind) && alone.has(column)),
    hasTraces: [...kinds].some((kind) => traces.has(kind)),
    isReferenced,
  };
}

function isSure({ confidence }: Finding): boolean {
  return confidence >= sure;
}

function personOf(facts: Facts, isMany: boolean): RoleFinding | undefined {
  const { words, identifiers, isUnique, isReferenced } = facts;
  if (words.people && identifiers >= 1) {
    return person(0.8 + (isUnique ? 0.1 : 0) + (identifiers > 1 ? 0.08 : 0), "word");
  }
  if (isMany || words.organisations || words.things) return undefined;
  if (isUnique) return person(identifiers > 1 ? 0.85 : 0.7, "unique");
  if (words.acts) return undefined;
  if (identifiers >= 3) return person(0.7, "identifiers");
  return identifiers >= 2 && isReferenced ? person(0.65, "referenced") : undefined;
}

function person(confidence: number, because: string): RoleFinding {
  return { role: "person", confidence, because };
}

function isMany(
  { table }: Studied,
  { column, table: to }: Link,
  people: ReadonlySet<string>,
): boolean {
  return people.has(to) && to !== table.id && !isMakerName(column) && !isAlone(table, column);
}

/** A row more about each person: its key is the person's. */
function isExtension(
  { table }: Studied,
  { column, table: to }: Link,
  people: ReadonlySet<string>,
): boolean {
  return people.has(to) && to !== table.id && !isMakerName(column) && isAlone(table, column);
}

function isAlone({ uniques }: TableDescription, column: string): boolean {
  return uniques.some((one) => one.length === 1 && one[0] === column);
}

/** Marks whatever links to people, and whatever links to that, the nearest first. */
function follow(studied: readonly Studied[], roles: Map<string, RoleFinding>): void {
  for (let found = -1; found !== 0;) {
    const next = studied.flatMap(({ table, links }): [string, RoleFinding][] => {
      if (roles.has(table.id) || tableWords(table.name).organisations) return [];
      const ways = links.flatMap((link) => {
        const target = roles.get(link.table);
        return target === undefined || isMakerName(link.column) || link.table === table.id
          ? []
          : [target.confidence * link.confidence];
      });
      if (ways.length === 0) return [];
      const confidence = Math.max(0.5, ...ways);
      return [[table.id, { role: "linked", confidence, because: "link" }]];
    });
    found = next.length;
    for (const [id, role] of next) roles.set(id, role);
  }
}

function withoutLink({ words, identifiers, hasHandle, hasName, hasTraces }: Facts): RoleFinding {
  const isContact = words.organisations
    ? hasName
    : words.things
      ? hasName || identifiers > 1
      : hasHandle || hasName;
  if (isContact)
    return { role: "contact", confidence: identifiers > 1 ? 0.8 : 0.65, because: "names" };
  if (hasTraces) return { role: "traces", confidence: 0.6, because: "trace" };
  return { role: "none", confidence: 0.7, because: "nobody" };
}
