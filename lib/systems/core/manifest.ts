import type { CollectionReading, ReadFailure } from "../ports.ts";

/** What one file of a package is: its name, length and hash. */
export type ManifestFile = {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
};

/** What one collection came to: how many of what, and one hash over it. Never a value of the person. */
export type ManifestCollection = {
  readonly collection: string;
  readonly outcome: CollectionReading["outcome"];
  /** Why it is excluded or failed, as a code; null otherwise. */
  readonly because: string | null;
  /**
   * `records` and `underReview` of a read or an export, with `loaded` where only so many of the records were looked at and hashed,
   * and `least` where there may be more than were counted; `planned`, `done` and `waiting` of an erasure.
   */
  readonly counts: Readonly<Record<string, number>>;
  /** SHA-256 in hex; null where nothing was read to the end. */
  readonly sha256: string | null;
};

export type ManifestSystem = {
  readonly system: string;
  readonly outcome: CollectionReading["outcome"];
  readonly because: string | null;
  readonly collections: readonly ManifestCollection[];
};

/**
 * Every registered system and collection of one read, export or erasure, with what it came to. `complete` is said only where
 * none failed and nothing is open.
 */
export type Manifest = {
  readonly format: "jeke.manifest/2";
  readonly about: "read" | "export" | "erasure";
  readonly operator: string;
  /** ISO instant. */
  readonly at: string;
  readonly complete: boolean;
  readonly systems: readonly ManifestSystem[];
  /** Of an erasure: records that may be another person's, wherever they are. */
  readonly underReview?: number;
  /** Of an export: every file of the package but the manifest itself. */
  readonly files?: readonly ManifestFile[];
};

/** A manifest of these systems; whether it is complete follows from them and is never said by the caller. */
export function buildManifest(what: Omit<Manifest, "format" | "complete">): Manifest {
  return { format: "jeke.manifest/2", ...what, complete: isComplete(what) };
}

/**
 * Whether nothing failed and nothing is open: no record under review, none that waits. What was left out and says why is no
 * gap in the work, and is named.
 */
export function isComplete({
  systems,
  underReview = 0,
}: Pick<Manifest, "systems" | "underReview">): boolean {
  return (
    underReview === 0 &&
    systems.every(({ outcome, collections }) => outcome !== "failed" && !collections.some(isOpen))
  );
}

/** Whether something of a collection is missing, in doubt, or waits. */
export function isOpen({ outcome, counts }: ManifestCollection): boolean {
  return (
    outcome === "failed" ||
    outcome === "after-review" ||
    (counts.underReview ?? 0) > 0 ||
    (counts.least ?? 0) > 0 ||
    (counts.waiting ?? 0) > 0
  );
}

/** Why something was not read, as a code; behind a colon the system that kept it back, where it is another one. */
export function reasonOf({ code, through }: Pick<ReadFailure, "code" | "through">): string {
  return through === undefined ? code : `${code}:${through}`;
}

/** What a system came to, by its collections: failed when one of them did, excluded when nobody could look. */
export function systemOutcome(
  collections: readonly ManifestCollection[],
): Pick<ManifestSystem, "outcome" | "because"> {
  const order = ["failed", "data", "after-review", "excluded"] as const;
  for (const outcome of order) {
    const found = collections.find((one) => one.outcome === outcome);
    if (found !== undefined) return { outcome, because: found.because };
  }
  return { outcome: "held-nothing", because: null };
}

/** Systems of which something is missing: they did not answer, or broke off. */
export function failedSystems(manifest: {
  readonly systems: readonly { readonly system: string; readonly outcome: string }[];
}): readonly string[] {
  return manifest.systems.filter(({ outcome }) => outcome === "failed").map(({ system }) => system);
}
