import type { CollectionReading, SubjectReading } from "#lib/systems/ports.ts";

const dots = "•••••";

/** The person's name as the first system that knows it holds it, never transliterated. */
export function nameIn(reading: SubjectReading | undefined): string | undefined {
  const collections = reading?.systems.flatMap((system) => system.collections) ?? [];
  for (const reading of collections) {
    const name = nameOf(reading);
    if (name !== undefined) return name;
  }
  return undefined;
}

function nameOf({ collection, records }: CollectionReading): string | undefined {
  // A name beside an order may be another person's; a collection of persons holds one's own.
  if (!collection.person || records.length !== 1) return undefined;
  const columns = Object.values(collection.fields)
    .filter(({ type }) => type === "name")
    .map(({ column }) => column);
  const parts = columns.flatMap((column) => {
    const value = records[0]?.values[column];
    return typeof value === "string" && value.trim() !== "" ? [value.trim()] : [];
  });
  return parts.length === 0 ? undefined : parts.join(" ");
}

/** First letters and five dots each, always five: the length of a name is data too. */
export function maskName(name: string): string {
  const words = name.trim().split(/\s+/u).slice(0, 2);
  return words.map((word) => `${firstLetter(word)}${dots}`).join(" ");
}

/** What a reader calls a letter: one with its marks is one. */
function firstLetter(word: string): string {
  return new Intl.Segmenter("kk").segment(word).containing(0)?.segment ?? "";
}
