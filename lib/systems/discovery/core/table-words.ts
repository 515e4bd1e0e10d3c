import type { Concept } from "../data/words.ts";
import { type Part, meaningOf } from "./meaning.ts";

/** What the name of a table says of its rows. */
export type TableWords = {
  /** Its rows are called people. */
  readonly people: boolean;
  /** Its rows are called companies, branches, shops. */
  readonly organisations: boolean;
  /** Its rows are called acts, papers or things: of somebody, perhaps, but nobody themselves. */
  readonly acts: boolean;
  readonly things: boolean;
};

const belongings: readonly Concept[] = [
  ...(["address", "phone", "mail", "card", "file", "device", "consent", "money", "text"] as const),
  ...(["status", "secret", "language", "document", "paper", "geo", "count", "login"] as const),
];

/** What the name of a table says: of several nouns the outer ones count, as languages differ in which of them rules. */
export function tableWords(name: string): TableWords {
  const parts = meaningOf(name).filter(({ means }) => means.size > 0);
  const has = (concept: Concept) => parts.some(({ means }) => means.has(concept));
  const isOuter = (concept: Concept) => isOne(parts.at(0), concept) || isOne(parts.at(-1), concept);
  const isAct = has("act") || belongings.some((one) => has(one) && !isPerson(parts, one));
  return {
    people: isOuter("person") && !isAct && !has("thing"),
    organisations: has("organisation") && !has("person"),
    acts: isAct,
    things: (has("thing") || isOuter("city") || isOuter("country")) && !has("person"),
  };
}

function isOne(part: Part | undefined, concept: Concept): boolean {
  return part?.means.has(concept) === true;
}

/** `contacts` is a word for people and for text: the person wins where one part means both. */
function isPerson(parts: readonly Part[], other: Concept): boolean {
  return parts.every(({ means }) => !means.has(other) || means.has("person"));
}

/** The nouns of a name in one writing, without marks of a key: `klient_id` is `klient`, `tblPatients` is `patients`. */
export function nounsOf(name: string): readonly string[] {
  const marks: readonly Concept[] = ["id", "code", "number", "maker"];
  const nouns = meaningOf(name).filter(({ means }) => !marks.some((one) => means.has(one)));
  return nouns.map(({ word }) => word).filter((word) => !prefixes.has(word));
}

const prefixes = new Set([
  "tbl",
  "tb",
  "t",
  "fk",
  "pk",
  "n",
  "i",
  "int",
  "spr",
  "dbo",
  "app",
  "the",
  "c",
  "f",
]);

/** Two words that differ by their ending alone: `klient`, `klienty`; `visit`, `visits`. */
export function isSameNoun(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (short.length < 3) return long === short || (short.length === 2 && long === `${short}s`);
  const same = Array.from(short).findIndex((letter, place) => letter !== long[place]);
  const common = same === -1 ? short.length : same;
  // Short words must be the beginning of the other one; long ones may lose their ending.
  const lost = short.length < 5 ? 0 : short.length < 7 ? 1 : 2;
  const rest = long.slice(common);
  const isEnding = rest.length <= (short.length < 5 ? 2 : 4) || /^[ltd][ae]r$/.test(rest);
  return common >= short.length - lost && isEnding;
}

/** Whether a name says that it holds a key: `client_id`, `kod_klienta`, `patientNo`. */
export function isKeyName(name: string): boolean {
  return meaningOf(name).some(({ means }) =>
    (["id", "code", "number"] as const).some((one) => means.has(one)),
  );
}

/** Whether a name says who made or changed a row: nobody's data but the clerk's. */
export function isMakerName(name: string): boolean {
  const means = new Set(meaningOf(name).flatMap((part) => [...part.means]));
  return means.has("maker") || (means.has("change") && means.has("person"));
}

/** Whether a name speaks of a person: `owner`, `author_id`, `klient`. */
export function isPersonName(name: string): boolean {
  return meaningOf(name).some(({ means }) => means.has("person") || means.has("role"));
}

const staff =
  /^(?:staff|emploi|sotrudn|kizmetker|uorker|vrach|daris?ger|doktor|doctor|driver|vodit|zhurgizush|kurer|courier|teacher|manager|nurse|agent|operator)/;

/** Whether a table is called after those who work for the operator: rows that name a customer too are the customer's first. */
export function isStaffName(name: string): boolean {
  return nounsOf(name).some((noun) => staff.test(noun));
}
