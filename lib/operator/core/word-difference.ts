/** A run of text in a comparison: `same` stands in both, `removed` only in the older, `added` only in the newer text. */
export type WordRun = { readonly kind: "same" | "added" | "removed"; readonly text: string };

/**
 * What changed between two texts, by whole words. The runs that are `same` or `removed`, joined, are the older text to the
 * letter; those that are `same` or `added` the newer one. White space between two changed words goes with them, so that a
 * rewritten phrase reads as one. Texts of `maxWords` words and more on both sides are compared as a whole.
 *
 * @example wordDifference("kept for a year", "kept for two years")
 * // [{ same "kept for " }, { removed "a year" }, { added "two years" }]
 */
export function wordDifference(before: string, after: string): readonly WordRun[] {
  const [older, newer] = [wordsOf(before), wordsOf(after)];
  const start = commonLength(older, newer, 0);
  const end = commonLength(older.toReversed(), newer.toReversed(), start);
  const middle = runsBetween(
    older.slice(start, older.length - end),
    newer.slice(start, newer.length - end),
  );
  return joined([
    { kind: "same", text: older.slice(0, start).join("") },
    ...middle,
    { kind: "same", text: older.slice(older.length - end).join("") },
  ]);
}

/** Beyond this a table of all pairs would cost more than a reader gains from it: 9 million cells of two bytes. */
const maxWords = 3000;

/** Words, white space and single marks; an article such as `4.2` or `94-V` is one word. */
function wordsOf(text: string): readonly string[] {
  return text.match(/\s+|[\p{L}\p{N}]+(?:[-.’'][\p{L}\p{N}]+)*|[^\s\p{L}\p{N}]/gu) ?? [];
}

/** How many words both begin with, without those already counted from the other end. */
function commonLength(a: readonly string[], b: readonly string[], counted: number): number {
  const most = Math.min(a.length, b.length) - counted;
  let length = 0;
  while (length < most && a[length] === b[length]) length += 1;
  return length;
}

function runsBetween(older: readonly string[], newer: readonly string[]): readonly WordRun[] {
  const whole: readonly WordRun[] = [
    { kind: "removed", text: older.join("") },
    { kind: "added", text: newer.join("") },
  ];
  if (older.length === 0 || newer.length === 0) return whole;
  if (older.length > maxWords && newer.length > maxWords) return whole;
  const lengths = commonTable(older, newer);
  const width = newer.length + 1;
  const runs: WordRun[] = [];
  let [row, column] = [0, 0];
  while (row < older.length || column < newer.length) {
    const [old, next] = [older[row], newer[column]];
    if (old !== undefined && old === next) {
      runs.push({ kind: "same", text: old });
      row += 1;
      column += 1;
      continue;
    }
    const without = lengths[(row + 1) * width + column] ?? 0;
    const withNext = lengths[row * width + column + 1] ?? 0;
    if (old !== undefined && (next === undefined || without >= withNext)) {
      runs.push({ kind: "removed", text: old });
      row += 1;
    } else {
      runs.push({ kind: "added", text: next ?? "" });
      column += 1;
    }
  }
  return runs;
}

/** For every pair of places, how long the longest common run of words from there on is. */
function commonTable(older: readonly string[], newer: readonly string[]): Uint16Array {
  const width = newer.length + 1;
  const table = new Uint16Array((older.length + 1) * width);
  for (let row = older.length - 1; row >= 0; row -= 1) {
    for (let column = newer.length - 1; column >= 0; column -= 1) {
      const below = table[(row + 1) * width + column] ?? 0;
      const beside = table[row * width + column + 1] ?? 0;
      const across = table[(row + 1) * width + column + 1] ?? 0;
      table[row * width + column] =
        older[row] === newer[column] ? across + 1 : Math.max(below, beside);
    }
  }
  return table;
}

/** A place where the texts differ, or (`same`) do not. */
type Hunk = { readonly same: string } | { readonly removed: string; readonly added: string };

/** Neighbours become one run, and what was removed stands before what was added in its place. */
function joined(runs: readonly WordRun[]): readonly WordRun[] {
  return bridged(hunksOf(runs)).flatMap((hunk): readonly WordRun[] =>
    "same" in hunk
      ? [{ kind: "same", text: hunk.same }]
      : [
          ...(hunk.removed === "" ? [] : [{ kind: "removed", text: hunk.removed } as const]),
          ...(hunk.added === "" ? [] : [{ kind: "added", text: hunk.added } as const]),
        ],
  );
}

function hunksOf(runs: readonly WordRun[]): readonly Hunk[] {
  const hunks: Hunk[] = [];
  for (const { kind, text } of runs.filter((run) => run.text !== "")) {
    const last = hunks.at(-1);
    if (kind === "same") {
      if (last !== undefined && "same" in last)
        hunks[hunks.length - 1] = { same: last.same + text };
      else hunks.push({ same: text });
      continue;
    }
    const open = last !== undefined && "removed" in last ? last : { removed: "", added: "" };
    if (open === last) hunks.pop();
    hunks.push({ ...open, [kind]: open[kind] + text });
  }
  return hunks;
}

/** A lone space between two rewritten places belongs to both of them: the phrase was rewritten, not each word for itself. */
function bridged(hunks: readonly Hunk[]): readonly Hunk[] {
  const done: Hunk[] = [];
  for (const hunk of hunks) {
    const [before, space] = [done.at(-2), done.at(-1)];
    const joins =
      "removed" in hunk && space !== undefined && "same" in space && /^\s+$/.test(space.same);
    if (joins && before !== undefined && "removed" in before) {
      const removed = before.removed + space.same + hunk.removed;
      const added = before.added + space.same + hunk.added;
      if (removed.trim() !== "" && added.trim() !== "") {
        done.splice(-2, 2, { removed, added });
        continue;
      }
    }
    done.push(hunk);
  }
  return done;
}
