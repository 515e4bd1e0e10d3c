import type { PersonWords } from "./rewrite-person.ts";
import { commonWords, fold, isFormOf } from "./rewrite-words.ts";

/** What stands where something was taken out. Plain, so that every database can hold it; its length tells nothing. */
export const redacted = "***";

/** A text without what names the person, and how many places that were. */
export type Redacted = { readonly text: string; readonly count: number };

type Span = { readonly from: number; readonly to: number };

/**
 * Takes out of free text what names the person: e-mails, phones in any writing, numbers, dates, and their names in any case
 * form, order and script. A name that stands beside a foreign one ("Болат Ахметов") is another person's and stays. A text
 * that is JSON keeps its shape: its strings are redacted, everything else stays as it is written.
 */
export function redactText(text: string, person: PersonWords): Redacted {
  return isJson(text) ? redactJson(text, person) : redactPlain(text, person);
}

function redactPlain(text: string, person: PersonWords): Redacted {
  const spans = person.patterns.flatMap((pattern) =>
    [...text.matchAll(pattern)].map(({ index, 0: { length } }) => ({
      from: index,
      to: index + length,
    })),
  );
  const merged = merge([...spans, ...nameSpans(text, person, spans)]);
  let result = "";
  let at = 0;
  for (const { from, to } of merged) {
    result += text.slice(at, from) + redacted.slice(0, to - from);
    at = to;
  }
  return { text: result + text.slice(at), count: merged.length };
}

function merge(spans: readonly Span[]): readonly Span[] {
  const merged: Span[] = [];
  for (const span of spans.toSorted((a, b) => a.from - b.from || b.to - a.to)) {
    const last = merged.at(-1);
    if (last === undefined || span.from > last.to) merged.push(span);
    else merged[merged.length - 1] = { from: last.from, to: Math.max(last.to, span.to) };
  }
  return merged;
}

/** A word of the text: whose it may be. */
type Word = Span & {
  readonly written: string;
  readonly folded: string;
  readonly ours: boolean;
  readonly patronymic: boolean;
  readonly initial: boolean;
  /** Written as a name that is not the person's. */
  readonly foreign: boolean;
};

const addressLike = /[^\s<>"'(),;]+@[^\s<>"'(),;]+/gu;

function nameSpans(text: string, person: PersonWords, taken: readonly Span[]): readonly Span[] {
  if (person.names.length === 0) return [];
  const addresses = [...text.matchAll(addressLike)].map(({ index, 0: { length } }) => {
    return { from: index, to: index + length };
  });
  const isWithin = (spans: readonly Span[], at: number): boolean =>
    spans.some(({ from, to }) => from <= at && at < to);
  const words = [...text.matchAll(/[\p{L}\p{M}]+/gu)]
    .filter(({ index }) => !isWithin(taken, index) && !isWithin(addresses, index))
    .map((match) => wordOf(text, match.index, match[0], person));
  return [
    ...runsOf(text, words).flatMap((run) => ourSpans(run, text)),
    // An address made of their names is theirs, though nobody proved it.
    ...addresses.filter(({ from, to }) => isMadeOf(text.slice(from, to), person)),
  ];
}

function wordOf(text: string, from: number, written: string, { names }: PersonWords): Word {
  const folded = fold(written);
  const mine = names.find((name) => isFormOf(folded, name));
  const initial = Array.from(written).length === 1;
  const isMineInitial = initial && names.some((name) => name.folded.startsWith(folded));
  const isCapital = /^\p{Lu}/u.test(written);
  const isShouted = !initial && written === written.toUpperCase();
  const startsSentence = /(?:^|[.!?:;\n"«(\[*])\s*$/u.test(text.slice(Math.max(0, from - 8), from));
  return {
    ...{ from, to: from + written.length, written, folded, initial },
    ours: mine !== undefined,
    patronymic: mine?.isPatronymic === true,
    foreign: initial
      ? isCapital && !isMineInitial
      : mine === undefined && isCapital && !isShouted && !startsSentence,
  };
}

/** Words that stand together as the parts of one name do. */
function runsOf(text: string, words: readonly Word[]): readonly (readonly Word[])[] {
  const runs: Word[][] = [];
  for (const word of words) {
    const last = runs.at(-1)?.at(-1);
    const gap = last === undefined ? "" : text.slice(last.to, word.from);
    const joins =
      last !== undefined &&
      (/^(?:[ \t\u00a0]{1,2}|-)$/.test(gap) || (last.initial && /^\.[ \u00a0]?$/.test(gap))) &&
      isPart(last) &&
      isPart(word);
    if (joins) runs.at(-1)?.push(word);
    else runs.push([word]);
  }
  return runs.filter((run) => run.some(({ ours }) => ours));
}

function isPart({ ours, foreign, initial, written }: Word): boolean {
  return ours || foreign || (initial && /^\p{Lu}/u.test(written));
}

function ourSpans(run: readonly Word[], text: string): readonly Span[] {
  const ours = run.filter(({ ours: is }) => is);
  const telling = new Set(ours.filter(({ patronymic }) => !patronymic).map(({ folded }) => folded));
  if (run.some(({ foreign }) => foreign) && telling.size < 2) return [];
  const [only, ...more] = ours;
  if (only !== undefined && more.length === 0 && isPlainWord(only)) return [];
  // Between two words of one name nothing of it may remain: the initials go with it.
  const going = run.filter(({ ours: is, initial, foreign }) => is || (initial && !foreign));
  return join(going, run).map((span) => withDot(span, text, going));
}

function isPlainWord({ written, folded }: Word): boolean {
  const isSmall = written === written.toLowerCase();
  return isSmall && (folded.length < 3 || commonWords.has(folded));
}

/** The point after a last initial goes with it. */
function withDot(span: Span, text: string, words: readonly Word[]): Span {
  const isInitial = words.some(({ to, initial }) => initial && to === span.to);
  return isInitial && text[span.to] === "." ? { from: span.from, to: span.to + 1 } : span;
}

/** Neighbours in the run become one span, so that the number of words tells nothing. */
function join(words: readonly Word[], run: readonly Word[]): readonly Span[] {
  return words.map((word) => {
    const next = run[run.indexOf(word) + 1];
    const to = next !== undefined && words.includes(next) ? next.from : word.to;
    return { from: word.from, to };
  });
}

function isMadeOf(address: string, { names }: PersonWords): boolean {
  const local = address.slice(0, address.indexOf("@"));
  const parts = (local.match(/\p{L}+/gu) ?? []).map(fold);
  const met = names.filter((name) => parts.some((part) => isFormOf(part, name)));
  return met.filter(({ isPatronymic }) => !isPatronymic).length > 1;
}

function isJson(text: string): boolean {
  if (!/^\s*[[{]/.test(text)) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

const literal = /"(?:[^"\\]|\\.)*"(\s*:)?|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/** Strings are redacted, a number that is the person's becomes null; not one other byte changes. */
function redactJson(json: string, person: PersonWords): Redacted {
  let count = 0;
  let names = 0;
  const text = json.replace(literal, (token: string, colon: string | undefined) => {
    if (!token.startsWith('"')) {
      if (redactPlain(token, { ...person, names: [] }).count === 0) return token;
      count += 1;
      return "null";
    }
    const quoted = token.slice(0, token.length - (colon ?? "").length);
    const value: unknown = JSON.parse(quoted);
    if (typeof value !== "string") return token;
    const inner = redactText(value, person);
    if (inner.count === 0) return token;
    count += inner.count;
    if (colon === undefined) return JSON.stringify(inner.text);
    // Two keys that named the person must not become one: the second would swallow the first.
    names += 1;
    return `${JSON.stringify(names === 1 ? inner.text : `${inner.text}${names}`)}${colon}`;
  });
  return { text, count };
}
