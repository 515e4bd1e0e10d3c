import type { CopyDocument } from "./copy-document.ts";

/** What one file of the archive is: its name, length and hash. */
export type ManifestFile = {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
};

/** Which systems were asked and what each one said, with counts: no value of the person. */
export type Manifest = {
  readonly format: "jeke.manifest/1";
  readonly createdAt: string;
  readonly operator: string;
  readonly systems: readonly {
    readonly system: string;
    readonly outcome: string;
    readonly failure: string | null;
    /** Why it was left out, where it was `excluded`. */
    readonly because?: string;
    readonly collections: readonly {
      readonly collection: string;
      readonly outcome: string;
      readonly records: number | null;
      readonly underReview: number;
    }[];
  }[];
  readonly files: readonly ManifestFile[];
};

/** The manifest of a copy: every registered system and collection stands in it, also those that hold nothing or failed. */
export function buildManifest(copy: CopyDocument, files: readonly ManifestFile[]): Manifest {
  return {
    format: "jeke.manifest/1",
    createdAt: copy.createdAt,
    operator: copy.operator.id,
    systems: copy.systems.map(({ id, outcome, failure, because, collections }) => ({
      system: id,
      outcome,
      failure,
      ...(because === undefined ? {} : { because }),
      collections: collections.map((part) => ({
        collection: part.id,
        outcome: part.outcome,
        records: part.count,
        underReview: part.underReview,
      })),
    })),
    files,
  };
}

/** Systems that did not answer while the copy was made. */
export function failedSystems(manifest: Pick<Manifest, "systems">): readonly string[] {
  return manifest.systems.filter(({ outcome }) => outcome === "failed").map(({ system }) => system);
}
