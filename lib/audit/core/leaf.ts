import { canonicalJson } from "#lib/platform/canonical.ts";
import { hashLeaf } from "./merkle.ts";

/** The columns of one event, in the form in which they are hashed. */
export type LeafColumns = {
  /** Position in the log, from 1, as a decimal text: a JSON number would end at 2^53. */
  readonly seq: string;
  /** Milliseconds since 1970, as a decimal text. */
  readonly at: string;
  readonly actorKind: string;
  readonly actorId: string | null;
  readonly action: string;
  readonly targetKind: string | null;
  readonly targetId: string | null;
  readonly requestId: string | null;
  /** Keyed commitment to the subject, hex. */
  readonly subject: string | null;
  /** The data as the canonical JSON text that the column holds. */
  readonly data: string;
};

/**
 * SHA-256(0x00 || canonical JSON of every column), the leaf hash of RFC 6962. The position is hashed too, so that two
 * rows cannot change places.
 */
export function leafHash(columns: LeafColumns): Uint8Array {
  const { seq, at, actorKind, actorId, action, targetKind, targetId } = columns;
  const { requestId, subject, data } = columns;
  // Named one by one: a column more in the caller's object must not change the hash.
  const content = canonicalJson({
    ...{ seq, at, actorKind, actorId, action },
    ...{ targetKind, targetId, requestId, subject, data },
  });
  return hashLeaf(new TextEncoder().encode(content));
}
