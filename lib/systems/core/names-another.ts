import type { CollectionMap, IdentifierKind } from "#lib/operator/core/data-map.ts";
import type { StoredRecord, Value, VerifiedIdentifier } from "../ports.ts";

/** Kinds that people share: a family has one phone. What only they find says less than what else stands in the row. */
const shareable: ReadonlySet<IdentifierKind> = new Set(["phone"]);

export function isShareable(kind: IdentifierKind): boolean {
  return shareable.has(kind);
}

/**
 * Whether a row says of itself that it is somebody else's: it holds an identifier of its own person (an e-mail, a number),
 * the subject has proven one of that kind, and none of those proven is it. A row that holds any proven one, or none at
 * all, does not say so: whoever proved only the phone is the one whom the phone finds.
 */
export function namesAnother(
  collection: CollectionMap,
  { values }: StoredRecord,
  proven: readonly VerifiedIdentifier[],
): boolean {
  let isAnother = false;
  for (const rule of collection.find) {
    if (!("by" in rule) || isShareable(rule.by)) continue;
    const held = plain(rule.by, values[rule.column] ?? null);
    const ours = proven.filter(({ kind }) => kind === rule.by);
    if (held === "" || ours.length === 0) continue;
    if (ours.some(({ kind, value }) => plain(kind, value) === held)) return false;
    isAnother = true;
  }
  return isAnother;
}

/** As two writings of one identifier are compared; empty when there is none. */
function plain(kind: IdentifierKind, value: Value): string {
  const text = String(value ?? "")
    .normalize("NFKC")
    .trim();
  return kind === "email" ? text.toLowerCase() : text;
}
