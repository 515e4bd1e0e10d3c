import { createHash, type Hash } from "node:crypto";
import { canonicalJson } from "#lib/platform/canonical.ts";
import { hex, publicKeys, sha256, sign } from "#lib/platform/crypto.ts";
import { canonicalValues } from "./core/canonical-values.ts";
import { type Place, placeOf } from "./core/graph.ts";
import {
  buildManifest,
  type Manifest,
  type ManifestCollection,
  type ManifestSystem,
  systemOutcome,
} from "./core/manifest.ts";
import type { CollectionReading, StoredRecord, SubjectReading } from "./ports.ts";

/** A manifest as it leaves the portal: the signed text as it is, and by which key. `jeke verify` reads it. */
export type SignedManifest = {
  readonly body: string;
  readonly signature: string;
  readonly keyId: string;
  /** PEM, so that whoever holds the file alone can tell that nothing was changed. */
  readonly publicKey?: string;
};

/** Signs a manifest with the newest key of the portal. */
export function signManifest(manifest: Manifest): SignedManifest {
  const body = canonicalJson(manifest);
  const { signature, keyId } = sign(body);
  const key = publicKeys().find((one) => one.keyId === keyId);
  return { body, signature, keyId, ...(key === undefined ? {} : { publicKey: key.publicKey }) };
}

/** The hash by which the audit log names a manifest. */
export function manifestHash({ body }: Pick<SignedManifest, "body">): string {
  return hex(sha256(body));
}

/** SHA-256 over key and values of records as they come, in canonical JSON, a line each. */
export class RecordsHash {
  readonly #hash: Hash = createHash("sha256");

  add(records: readonly StoredRecord[]): this {
    for (const { key, values } of records) {
      this.#hash.update(`{"key":${JSON.stringify(key)},"values":${canonicalValues(values)}}\n`);
    }
    return this;
  }

  end(): string {
    return this.#hash.digest("hex");
  }
}

/**
 * The manifest of one reading: what every system answered, with a hash over the records of each collection. Of collections that were
 * walked the walk says what they came to.
 */
export function readManifest(
  operator: string,
  reading: SubjectReading,
  walked: ReadonlyMap<Place, ManifestCollection> = new Map(),
): Manifest {
  const systems = reading.systems.map((one): ManifestSystem => {
    const { system, failure, because } = one;
    const why = failure?.code ?? because ?? null;
    const collections = one.collections.map(
      (part) => walked.get(placeOf(system.id, part.collection.id)) ?? collectionOf(part, why),
    );
    return { system: system.id, ...systemOutcome(collections), collections };
  });
  return buildManifest({ about: "read", operator, at: reading.at, systems });
}

function collectionOf(part: CollectionReading, why: string | null): ManifestCollection {
  const { collection, outcome, records, underReview } = part;
  const base = { collection: collection.id, outcome };
  return outcome === "failed" || outcome === "excluded"
    ? { ...base, because: why, counts: {}, sha256: null }
    : {
        ...{ ...base, because: null, sha256: new RecordsHash().add(records).end() },
        counts: { records: records.length, underReview },
      };
}
