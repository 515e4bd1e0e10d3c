import type { ColumnEvidence } from "./classify-column.ts";
import type { Finding, Kind } from "./kinds.ts";
import { holdsContact, isDegrees, isEmail, isPhone } from "./shapes/contacts.ts";
import { isFullName, namesSomebody } from "./shapes/names.ts";
import { isCardNumber, isIban, isIin } from "./shapes/numbers.ts";
import { isGender, isProse, yearOf } from "./shapes/words.ts";
import { valueShapes } from "./value-shapes.ts";

/** The share of values for which something holds. */
export function shareOf(values: readonly string[], test: (text: string) => boolean): number {
  return values.length === 0 ? 0 : values.filter(test).length / values.length;
}

/** What the values say by themselves, the column's name unknown. */
export function byValues({ column, values, year }: ColumnEvidence): readonly Finding[] {
  const texts = values?.filter((text) => text.trim() !== "") ?? [];
  const listed = column.allowed ?? [];
  if (listed.length > 0) return ofListed(listed);
  if (texts.length === 0) return [];
  const found = valueShapes.flatMap(({ kind, weight, from, fits }): Finding[] => {
    const share = shareOf(texts, fits);
    return share < from
      ? []
      : [finding(kind, weight * certainty(share, texts.length), share, texts)];
  });
  return [...strongest(found), ...ofWhole(texts, year, column.family)];
}

/** Words that the schema itself lists: a sex, a language, or some code. */
function ofListed(listed: readonly string[]): readonly Finding[] {
  const reasons = [{ code: "listed" } as const];
  if (isSexes(listed)) return [{ kind: "gender", confidence: 0.7, reasons }];
  const isTongues = valueShapes.some(({ kind, fits }) => kind === "language" && listed.every(fits));
  if (isTongues) return [{ kind: "language", confidence: 0.7, reasons }];
  return [{ kind: "code", confidence: 0.7, reasons }];
}

/** What shows only in all values together: their spread in time, their repetition, names inside of prose. */
function ofWhole(texts: readonly string[], year: number, family: string): readonly Finding[] {
  const found: Finding[] = [];
  const distinct = new Set(texts);
  if (isSexes([...distinct])) found.push(finding("gender", 0.55, 1, texts));
  const naming = namingShare(texts);
  if (naming > 0) found.push(finding("names-people", 0.7, naming, texts));
  const repeats =
    texts.length >= 20 && distinct.size <= 12 && texts.every((one) => one.length <= 40);
  if (repeats && ["text", "integer"].includes(family)) found.push(finding("code", 0.45, 1, texts));
  if (shareOf(texts, isDegrees) >= 0.8 && distinct.size > 2) {
    const inside = shareOf(texts, (text) => Number(text) >= 40 && Number(text) <= 56);
    found.push(finding(inside > 0.8 ? "latitude" : "longitude", 0.35, 1, texts));
  }
  if (areBirths(texts, year)) found.push(finding("birth-date", 0.6, 1, texts));
  return found;
}

/** The share of texts that name people or say how to reach them; 0 where it is too small to say anything of the column. */
function namingShare(texts: readonly string[]): number {
  const prose = texts.filter(isProse);
  const naming = prose.filter((text) => holdsContact(text) || namesSomebody(text));
  if (prose.length >= texts.length * 0.4 && naming.length >= Math.max(2, prose.length * 0.2)) {
    return naming.length / prose.length;
  }
  const reaching = texts.filter((text) => /\p{L}{3}/u.test(text) && holdsContact(text));
  if (reaching.length >= Math.max(2, texts.length * 0.1)) return reaching.length / texts.length;
  // Values of many sorts in one column, each row of its own: the marks of people among them count together.
  const sorts = marks
    .map((fits) => texts.filter(fits).length)
    .filter((count) => count >= Math.max(2, texts.length * 0.05));
  const share = sorts.reduce((sum, count) => sum + count, 0) / texts.length;
  return sorts.length >= 2 && share >= 0.25 ? Math.min(1, share) : 0;
}

const marks = [isEmail, isPhone, isIin, isIban, isCardNumber, isFullName];

function isSexes(values: readonly string[]): boolean {
  return (
    values.length >= 2 &&
    values.length <= 4 &&
    values.every(isGender) &&
    values.some((one) => /\p{L}/u.test(one))
  );
}

/** Days that lie mostly more than 16 years back and far from each other: births, hardly anything else. */
function areBirths(texts: readonly string[], year: number): boolean {
  const years = texts.flatMap((text) => yearOf(text) ?? []).toSorted((a, b) => a - b);
  if (years.length < 5 || years.length < texts.length * 0.9) return false;
  const at = (share: number) => years[Math.floor((years.length - 1) * share)] ?? year;
  return (
    at(0.1) >= year - 105 && at(0.5) <= year - 16 && at(0.9) - at(0.1) >= 8 && at(0.95) <= year - 1
  );
}

function finding(kind: Kind, confidence: number, share: number, texts: readonly string[]): Finding {
  const reason = {
    code: "values",
    share: Math.round(share * 100) / 100,
    of: texts.length,
  } as const;
  return { kind, confidence, reasons: [reason] };
}

/** Several shapes of one kind do not add up: the same values speak. */
function strongest(findings: readonly Finding[]): readonly Finding[] {
  const byKind = Map.groupBy(findings, ({ kind }) => kind);
  return [...byKind.values()].flatMap((same) => {
    return same.toSorted((a, b) => b.confidence - a.confidence).slice(0, 1);
  });
}

/** Less where many values differ, and where few were seen. */
function certainty(share: number, count: number): number {
  const seen = count >= 5 ? 1 : count >= 3 ? 0.9 : 0.75;
  return (share >= 0.9 ? 1 : 0.6 + share * 0.4) * seen;
}
