import { createHash, type Hash } from "node:crypto";
import type { SystemMap } from "#lib/operator/core/data-map.ts";
import { canonicalJson } from "#lib/platform/canonical.ts";
import { hex, publicKeys, sha256, sign } from "#lib/platform/crypto.ts";
import { canonicalValues } from "./core/canonical-values.ts";
import { type Place, placeOf } from "./core/graph.ts";
import {
  buildManifest,
  failedSystems,
  type Manifest,
  type ManifestCollection,
  type ManifestSystem,
  reasonOf,
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
 * The manifest of one reading: what every system answered, with a hash over the records of each collection that were loaded. Of
 * collections that were walked the walk says what they came to. Registered systems (`maps`) that this reading did not ask at all
 * are left out, and named.
 */
export function readManifest(
  operator: string,
  reading: SubjectReading,
  {
    walked = new Map<Place, ManifestCollection>(),
    maps = [],
  }: {
    readonly walked?: ReadonlyMap<Place, ManifestCollection>;
    readonly maps?: readonly SystemMap[];
  } = {},
): Manifest {
  const asked = reading.systems.map((one): ManifestSystem => {
    const { system, failure, because } = one;
    const why = failure === undefined ? (because ?? null) : reasonOf(failure);
    const collections = one.collections.map(
      (part) => walked.get(placeOf(system.id, part.collection.id)) ?? collectionOf(part, why),
    );
    return { system: system.id, ...systemOutcome(collections), collections };
  });
  const known = new Set(asked.map(({ system }) => system));
  const left = maps.filter(({ id }) => !known.has(id)).map(notAsked);
  const systems = [...asked, ...left];
  return buildManifest({ about: "read", operator, at: reading.at, systems });
}

/**
 * What the log keeps of a reading, whoever made it: the hash of its manifest (that of the signed body, too), whether all was there,
 * and which systems failed. Whoever has the manifest can show that it is the one.
 */
export function loggedReading(manifest: Manifest): {
  readonly manifest: string;
  readonly complete: boolean;
  readonly failed: string[];
} {
  return {
    manifest: manifestHash({ body: canonicalJson(manifest) }),
    complete: manifest.complete,
    failed: [...failedSystems(manifest)],
  };
}

function notAsked({ id, collections }: SystemMap): ManifestSystem {
  const left = { outcome: "excluded", because: "not-asked" } as const;
  const parts = collections.map((one): ManifestCollection => {
    return { collection: one.id, ...left, counts: {}, sha256: null };
  });
  return { system: id, ...left, collections: parts };
}

function collectionOf(part: CollectionReading, why: string | null): ManifestCollection {
  const { collection, outcome, records, underReview, count = records.length, failure } = part;
  const base = { collection: collection.id, outcome };
  if (part.notAsked === true) {
    return {
      ...{ ...base, outcome: "excluded", because: "no-identifier" },
      ...{ counts: {}, sha256: null },
    };
  }
  if (outcome === "failed" || outcome === "excluded") {
    const because = failure === undefined ? why : reasonOf(failure);
    const loaded = records.length;
    return { ...base, because, counts: { ...(loaded > 0 ? { loaded } : {}) }, sha256: null };
  }
  const counts = {
    ...{ records: count, underReview },
    ...(count > records.length ? { loaded: records.length } : {}),
    ...(part.isLeast === true ? { least: 1 } : {}),
  };
  return { ...base, because: null, counts, sha256: new RecordsHash().add(records).end() };
}
