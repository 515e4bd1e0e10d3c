import type { Operator } from "#lib/operator/core/pack.ts";
import type { About } from "./core/about.ts";
import { copyFields, type CopyDocument } from "./core/copy-document.ts";
import { countOf, type PartOfCopy, type SystemOfCopy } from "./core/copy-parts.ts";

/** A copy whose records lie aside. */
export type Copy = {
  readonly at: string;
  readonly operator: Pick<Operator, "id" | "names" | "authority">;
  readonly complete: boolean;
  readonly about: readonly About[];
  readonly systems: readonly SystemOfCopy[];
};

/**
 * `data.json` in pieces: one valid document of the shape `CopyDocument`, in which every record and every heading of a collection
 * stands on a line of its own, so that it can be checked without being held.
 */
export async function* copyJson(copy: Copy): AsyncIterable<string | Uint8Array> {
  const head: Omit<CopyDocument, "systems"> = {
    format: "jeke.copy/2",
    createdAt: copy.at,
    operator: { id: copy.operator.id, names: copy.operator.names },
    authority: copy.operator.authority.names,
    complete: copy.complete,
    about: copy.about,
  };
  yield opened(head, "systems");
  for (const [index, system] of copy.systems.entries()) {
    const { map, outcome, because } = system;
    yield index === 0 ? "" : ",\n";
    const why = outcome === "excluded" ? { failure: null, because } : { failure: because };
    yield opened({ id: map.id, names: map.names, outcome, ...why }, "collections");
    for (const [place, part] of system.parts.entries()) {
      yield place === 0 ? "" : ",\n";
      yield* partJson(part);
    }
    yield "\n]}";
  }
  yield "\n]}\n";
}

async function* partJson(part: PartOfCopy): AsyncIterable<string | Uint8Array> {
  const { collection, outcome, underReview, tally, json } = part;
  const { id, names } = collection;
  const fields = copyFields(collection);
  yield opened({ id, names, outcome, count: countOf(part), underReview, fields }, "records");
  yield* json.read();
  yield tally.records === 0 ? "]}" : "\n]}";
}

/** An object without its end, and with one list more that has just begun. */
function opened(value: object, list: string): string {
  return `${JSON.stringify(value).slice(0, -1)},"${list}":[\n`;
}
