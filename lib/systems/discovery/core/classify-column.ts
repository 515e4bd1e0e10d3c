import { nameRules } from "../data/name-rules.ts";
import type { Concept } from "../data/words.ts";
import type { ColumnDescription } from "./description.ts";
import { type Finding, type Kind, type Reason, nameKinds } from "./kinds.ts";
import { type Part, meaningOf } from "./meaning.ts";
import { byType, fitsType } from "./type-fit.ts";
import { plausible } from "./value-shapes.ts";
import { byValues, shareOf } from "./by-values.ts";

/** What is known of a column: the catalogue's word, some values (undefined: not read), and today's year. */
export type ColumnEvidence = {
  readonly column: ColumnDescription;
  readonly values?: readonly string[];
  readonly year: number;
  /** The name of its table: a column called `number` in `driver_documents` is called so by both. */
  readonly table?: string;
};

/** Fewer values than this contradict nothing. */
const fewest = 3;
const commentCounts = 0.75;
/** Below it a name of a person stands on a word that things bear as well. */
export const weakName = 0.5;
const nothing = 0.3;
const tableCounts = 0.85;
/** From so many values on, all of them the same, a mark of a person is rather the operator's own. */
const manySame = 8;

/**
 * What a column most likely holds, by its name, comment, type and values, apart from its table. Ways that agree add up;
 * where the values do not look like what the name says, the values win. Ordered, likeliest first; never empty.
 */
export function classifyColumn(evidence: ColumnEvidence): readonly [Finding, ...Finding[]] {
  const { column, values } = evidence;
  const named = byName(evidence).map((one) => contradicted(one, values));
  const typed = byType(column);
  const all = [...named, ...(typed === undefined ? [] : [typed]), ...byValues(evidence)];
  const merged = merge(all.filter(({ kind }) => fitsType(kind, column)));
  const [first, ...rest] = merged.filter(({ confidence }) => confidence >= nothing);
  if (first !== undefined) return telling(first, rest);
  const most = merged[0]?.confidence ?? 0;
  const reasons: readonly Reason[] = values === undefined ? [{ code: "unread" }] : [];
  return [{ kind: "nothing", confidence: round(1 - most), reasons }];
}

/** A text that names people is told as that, and a code of something sensitive likewise, whatever else they are. */
const tellsMore: Readonly<Partial<Record<Kind, Kind>>> = {
  "free-text": "names-people",
  code: "sensitive",
};

function telling(first: Finding, rest: readonly Finding[]): readonly [Finding, ...Finding[]] {
  const more = rest.find(({ kind, confidence }) => {
    return kind === tellsMore[first.kind] && confidence >= weakName;
  });
  return more === undefined
    ? [first, ...rest]
    : [more, first, ...rest.filter((one) => one !== more)];
}

function byName({ column, table, values }: ColumnEvidence): readonly Finding[] {
  const parts = meaningOf(column.name);
  const isGeneral = parts.every(({ means }) => means.has("content") || means.has("number"));
  const found =
    isGeneral && parts.length > 0 && table !== undefined
      ? matches([...meaningOf(table), ...parts], tableCounts, "name")
      : matches(parts, 1, "name");
  const own = values?.some((text) => text.trim() !== "") === true ? found : found.map(unread);
  if (column.comment === undefined) return own;
  return [...own, ...matches(meaningOf(column.comment).slice(0, 12), commentCounts, "comment")];
}

/** Where no value was read, a word such as `name` that may be a person's or a thing's is left to the table. */
function unread(finding: Finding): Finding {
  if (finding.kind !== "person-name" || finding.confidence >= weakName) return finding;
  return { ...finding, reasons: [...finding.reasons, { code: "unread" }] };
}

function matches(
  parts: readonly Part[],
  factor: number,
  code: "name" | "comment",
): readonly Finding[] {
  const means = new Set(parts.flatMap((part) => [...part.means]));
  const has = (concept: Concept) => means.has(concept);
  const best = new Map<Kind, Finding>();
  for (const { kind, weight, needs, not } of nameRules) {
    if (!needs.every((any) => any.some(has)) || (not ?? []).some(has)) continue;
    const known = best.get(kind);
    if (known !== undefined && known.confidence >= weight * factor) continue;
    const used = parts.filter((part) => needs.flat().some((concept) => part.means.has(concept)));
    const words = [...new Set(used.map(({ word }) => word))].join(" ");
    best.set(kind, { kind, confidence: weight * factor, reasons: [{ code, words }] });
  }
  return [...best.values()];
}

/** A name that its values deny counts a tenth; one that they half deny, two thirds. */
function contradicted(finding: Finding, values: readonly string[] | undefined): Finding {
  const test = plausible[finding.kind];
  if (test === undefined || values === undefined || values.length < fewest) return finding;
  if (isMark(finding.kind) && values.length >= manySame && new Set(values).size === 1) {
    const reasons: readonly Reason[] = [...finding.reasons, { code: "same", of: values.length }];
    return { ...finding, confidence: finding.confidence * 0.5, reasons };
  }
  const share = shareOf(values, test);
  if (share >= 0.7) return finding;
  const reason: Reason = {
    code: "contradicted",
    kind: finding.kind,
    share: round(share),
    of: values.length,
  };
  return {
    kind: finding.kind,
    confidence: finding.confidence * (share < 0.3 ? 0.1 : 0.65),
    reasons: [...finding.reasons, reason],
  };
}

function isMark(kind: Kind): boolean {
  return nameKinds.has(kind) || kind === "email" || kind === "phone";
}

/** Findings of one kind as one, by the chance that not all of them are wrong. */
export function merge(findings: readonly Finding[]): readonly Finding[] {
  const byKind = Map.groupBy(findings, ({ kind }) => kind);
  return [...byKind]
    .map(([kind, same]): Finding => {
      const wrong = same.reduce((product, { confidence }) => product * (1 - confidence), 1);
      return {
        kind,
        confidence: round(1 - wrong),
        reasons: same.flatMap(({ reasons }) => reasons),
      };
    })
    .toSorted((a, b) => b.confidence - a.confidence);
}

function round(number: number): number {
  return Math.min(0.99, Math.round(number * 100) / 100);
}
