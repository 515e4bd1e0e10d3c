import { canonicalValues } from "#lib/systems/core/canonical-values.ts";
import type { CollectionMap } from "#lib/operator/core/data-map.ts";
import type { CopyRecord } from "./copy-document.ts";
import { cellOf } from "./csv.ts";

/** Letters of one value that are written at a time. */
export const pieceLetters = 1 << 20;

/** Whether a record holds a value so long that neither its line nor its row may be put together as a whole. */
export function isLong({ values }: CopyRecord): boolean {
  return Object.values(values).some((one) => typeof one === "string" && one.length > pieceLetters);
}

/** The line of `recordLine`, in pieces. */
export function* linePieces({ values, currencies, masked }: CopyRecord): Iterable<string> {
  yield `{"currencies":${canonicalValues(currencies)},"masked":${JSON.stringify(masked)},"values":{`;
  let between = "";
  for (const id of Object.keys(values).sort()) {
    const value = values[id] ?? null;
    yield `${between}${JSON.stringify(id)}:`;
    between = ",";
    if (typeof value !== "string") yield JSON.stringify(value);
    else {
      yield '"';
      for (const piece of piecesOf(value)) yield JSON.stringify(piece).slice(1, -1);
      yield '"';
    }
  }
  yield "}}";
}

/** The row of `csvRows`, in pieces. */
export function* rowPieces(
  { fields }: Pick<CollectionMap, "fields">,
  { values }: CopyRecord,
): Iterable<string> {
  let between = "";
  for (const id of Object.keys(fields)) {
    yield between;
    between = ",";
    const { before, text, after } = cellOf(values[id] ?? null);
    yield before;
    for (const piece of piecesOf(text)) yield after === "" ? piece : piece.replaceAll('"', '""');
    yield after;
  }
  yield "\r\n";
}

/** A text in pieces that cut no letter of two halves. */
function* piecesOf(text: string): Iterable<string> {
  for (let at = 0; at < text.length;) {
    const isSplit = /[\uD800-\uDBFF]/.test(text.charAt(at + pieceLetters - 1));
    const end = at + pieceLetters + (isSplit ? 1 : 0);
    yield text.slice(at, end);
    at = end;
  }
}
