import { createHash } from "node:crypto";
import { canonicalJson } from "#lib/platform/canonical.ts";
import { hex, publicKeys, sha256, sign } from "#lib/platform/crypto.ts";
import { canonicalValues } from "./core/canonical-values.ts";
import {
  buildManifest,
  type Manifest,
  type ManifestCollection,
  type ManifestSystem,
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

/** The manifest of one reading: what every system answered, with a hash over the records of each collection. */
export function readManifest(operator: string, reading: SubjectReading): Manifest {
  const systems = reading.systems.map((one): ManifestSystem => {
    const { system, outcome, failure, because, collections } = one;
    const why = failure?.code ?? because ?? null;
    const parts = collections.map((part) => collectionOf(part, why));
    return { system: system.id, outcome, because: why, collections: parts };
  });
  return buildManifest({ about: "read", operator, at: reading.at, systems });
}

function collectionOf(part: CollectionReading, why: string | null): ManifestCollection {
  const { collection, outcome, records, underReview } = part;
  const base = { collection: collection.id, outcome };
  return outcome === "failed" || outcome === "excluded"
    ? { ...base, because: why, counts: {}, sha256: null }
    : {
        ...{ ...base, because: null, sha256: recordsHash(records) },
        counts: { records: records.length, underReview },
      };
}

/** SHA-256 over key and values of each record in canonical JSON, a line each. */
function recordsHash(records: readonly StoredRecord[]): string {
  const hash = createHash("sha256");
  for (const { key, values } of records) {
    hash.update(`{"key":${JSON.stringify(key)},"values":${canonicalValues(values)}}\n`);
  }
  return hash.digest("hex");
}
