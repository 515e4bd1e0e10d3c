import { type Concept, words } from "../data/words.ts";
import { fold, partsOf } from "./fold.ts";

/** A part of a name and everything it may mean. */
export type Part = { readonly word: string; readonly means: ReadonlySet<Concept> };

const exact = new Map<string, Set<Concept>>();
const stems = new Map<string, Set<Concept>>();
const concepts = Object.keys(words).filter((key): key is Concept => key in words);
for (const concept of concepts) {
  for (const word of words[concept].split(" ")) {
    const isStem = word.endsWith("*");
    const folded = fold(isStem ? word.slice(0, -1) : word);
    const into = isStem ? stems : exact;
    const known = into.get(folded) ?? new Set<Concept>();
    into.set(folded, known.add(concept));
  }
}
const shortestStem = 3;
const shortestPart = 3;

/**
 * What the parts of a name mean, in order. A part that no list knows is taken apart where known words fill it wholly
 * (`birthdate`, `tugankuni`); else it stays and means nothing.
 */
export function meaningOf(name: string): readonly Part[] {
  return partsOf(name).flatMap((part) => {
    const word = fold(part);
    const means = conceptsOf(word);
    if (means.size > 0) return [{ word, means }];
    return segments(word) ?? [{ word, means }];
  });
}

function conceptsOf(word: string): ReadonlySet<Concept> {
  const found = new Set(exact.get(word) ?? exact.get(word.replace(/(?<=\p{L}{3})s$/u, "")));
  if (found.size > 0) return found;
  // The longest stem decides: `kartochk*` before `kart*`.
  for (let length = word.length; length >= shortestStem && found.size === 0; length -= 1) {
    for (const concept of stems.get(word.slice(0, length)) ?? []) found.add(concept);
  }
  return found;
}

/** A word as a row of known words, the fewest there are; undefined where something remains. */
function segments(word: string): readonly Part[] | undefined {
  const best: (readonly Part[] | undefined)[] = [[]];
  for (let end = 1; end <= word.length; end += 1) {
    for (let start = Math.max(0, end - 16); start < end; start += 1) {
      const before = best[start];
      const part = word.slice(start, end);
      if (before === undefined || (part.length < shortestPart && part !== "id")) continue;
      const means = exact.get(part) ?? stems.get(part);
      if (means === undefined) continue;
      const now = best[end];
      if (now === undefined || now.length > before.length + 1) {
        best[end] = [...before, { word: part, means }];
      }
    }
  }
  return best[word.length];
}
