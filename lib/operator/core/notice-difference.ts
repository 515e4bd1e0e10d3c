import { say, type Locale } from "#lib/kernel/locale.ts";
import type { Notice } from "./notice.ts";
import { wordDifference, type WordRun } from "./word-difference.ts";

type Section = Notice["sections"][number];

/**
 * What became of one clause. `changed`: same number, other words. `renumbered`: the same words under another number
 * (`was`). `same`: not touched.
 */
export type ClauseDifference = {
  readonly kind: "same" | "added" | "removed" | "changed" | "renumbered";
  readonly clause: string;
  /** Its number in the older version, where that was another one. */
  readonly was?: string;
  readonly title: readonly WordRun[];
  readonly text: readonly WordRun[];
};

/**
 * The difference between two versions of a notice in one language, clause by clause in the order of the newer one; a clause
 * that is gone stands where it stood, after the one before it.
 */
export function noticeDifference(
  before: Pick<Notice, "sections">,
  after: Pick<Notice, "sections">,
  locale: Locale,
): readonly ClauseDifference[] {
  const older = new Map(before.sections.map((one) => [one.clause, one]));
  const newer = new Set(after.sections.map(({ clause }) => clause));
  const gone = before.sections.filter(({ clause }) => !newer.has(clause));
  const moved = new Map<string, Section>();
  for (const section of after.sections.filter(({ clause }) => !older.has(clause))) {
    const taken = [...moved.values()];
    const was = gone.find((one) => isSameText(one, section, locale) && !taken.includes(one));
    if (was !== undefined) moved.set(section.clause, was);
  }
  const present = after.sections.map((section) =>
    compared(older.get(section.clause) ?? moved.get(section.clause), section, locale),
  );
  const renumbered = new Set([...moved.values()].map(({ clause }) => clause));
  const lost = gone.filter(({ clause }) => !renumbered.has(clause));
  return withLost(present, lost, before.sections, locale);
}

/** How many clauses were added, removed, changed, renumbered or left as they were. */
export function countDifference(
  clauses: readonly ClauseDifference[],
): Readonly<Record<ClauseDifference["kind"], number>> {
  const counts = { same: 0, added: 0, removed: 0, changed: 0, renumbered: 0 };
  for (const { kind } of clauses) counts[kind] += 1;
  return counts;
}

function compared(was: Section | undefined, is: Section, locale: Locale): ClauseDifference {
  const title = wordDifference(say(was?.titles, locale) ?? "", say(is.titles, locale));
  const text = wordDifference(say(was?.texts, locale) ?? "", say(is.texts, locale));
  const clause = is.clause;
  if (was === undefined) return { kind: "added", clause, title, text };
  if (was.clause !== clause) return { kind: "renumbered", clause, was: was.clause, title, text };
  const isSame = [...title, ...text].every(({ kind }) => kind === "same");
  return { kind: isSame ? "same" : "changed", clause, title, text };
}

function withLost(
  present: readonly ClauseDifference[],
  lost: readonly Section[],
  before: readonly Section[],
  locale: Locale,
): readonly ClauseDifference[] {
  const rows = [...present];
  for (const section of lost) {
    const earlier = before.slice(0, before.indexOf(section)).map(({ clause }) => clause);
    const after = rows.findLastIndex((row) => earlier.includes(row.was ?? row.clause));
    rows.splice(after + 1, 0, {
      ...{ kind: "removed", clause: section.clause },
      title: wordDifference(say(section.titles, locale), ""),
      text: wordDifference(say(section.texts, locale), ""),
    });
  }
  return rows;
}

function isSameText(a: Section, b: Section, locale: Locale): boolean {
  const words = ({ titles, texts }: Section): string =>
    `${say(titles, locale)}\n${say(texts, locale)}`;
  return words(a) === words(b);
}
