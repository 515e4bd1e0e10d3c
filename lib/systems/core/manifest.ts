import type { CollectionReading } from "../ports.ts";

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
  /** `records` and `underReview` of a read or an export; `planned`, `done` and `waiting` of an erasure. */
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
  /** Of an export: every file of the package but the manifest itself. */
  readonly files?: readonly ManifestFile[];
};

/** A manifest of these systems; whether it is complete follows from them and is never said by the caller. */
export function buildManifest(
  what: Pick<Manifest, "about" | "operator" | "at" | "systems" | "files">,
): Manifest {
  return { format: "jeke.manifest/2", ...what, complete: isComplete(what.systems) };
}

/**
 * Whether nothing failed and nothing is open: no record under review, none that waits. What was left out and says why is no
 * gap in the work, and is named.
 */
export function isComplete(systems: Manifest["systems"]): boolean {
  return systems.every(
    ({ outcome, collections }) =>
      outcome !== "failed" &&
      collections.every(
        (one) =>
          one.outcome !== "failed" &&
          one.outcome !== "after-review" &&
          (one.counts.underReview ?? 0) === 0 &&
          (one.counts.waiting ?? 0) === 0,
      ),
  );
}

/** Systems of which something is missing: they did not answer, or broke off. */
export function failedSystems(manifest: {
  readonly systems: readonly { readonly system: string; readonly outcome: string }[];
}): readonly string[] {
  return manifest.systems.filter(({ outcome }) => outcome === "failed").map(({ system }) => system);
}
