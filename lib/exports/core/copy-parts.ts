import type { CollectionMap, SystemMap } from "#lib/operator/core/data-map.ts";
import {
  reasonOf,
  type ManifestCollection,
  type ManifestSystem,
} from "#lib/systems/core/manifest.ts";
import type { CollectionReading, SystemReading } from "#lib/systems/ports.ts";
import type { CopyRecord } from "./copy-document.ts";
import type { Tally } from "./tally.ts";

/** A record as the readable page shows it: long texts are cut, with their whole length beside them. */
export type SampleRecord = CopyRecord & { readonly lengths: Readonly<Record<string, number>> };

/** Text that was laid aside, in memory or in a file: to be read as often as it is needed. */
export interface LaidText {
  readonly bytes: number;
  read(): AsyncIterable<string | Uint8Array>;
}

/** One collection, read and ready to be packed. Its records are not here but in texts laid aside. */
export type PartOfCopy = {
  readonly collection: CollectionMap;
  readonly outcome: CollectionReading["outcome"];
  /** Why it failed or was left out, as a code. */
  readonly because: string | null;
  readonly underReview: number;
  /** Of the records that are in the copy; of a failed collection these are not all. */
  readonly tally: Tally;
  /** SHA-256 over the lines of the records as they stand in `data.json`, from the first to the last. */
  readonly sha256: string;
  /** The first records, for the readable page. */
  readonly sample: readonly SampleRecord[];
  /** Lines of `data.json`, and rows of the table, header included. */
  readonly json: LaidText;
  readonly csv: LaidText;
};

/** One system of a copy. */
export type SystemOfCopy = {
  readonly map: SystemMap;
  readonly outcome: SystemReading["outcome"];
  readonly because: string | null;
  readonly parts: readonly PartOfCopy[];
};

/** A system of which some collection failed has failed; the others keep what they said. */
export function systemOfCopy(reading: SystemReading, parts: readonly PartOfCopy[]): SystemOfCopy {
  const broken = parts.find(({ outcome }) => outcome === "failed");
  const { system: map, outcome, failure } = reading;
  if (broken !== undefined) return { map, outcome: "failed", because: broken.because, parts };
  if (outcome === "failed") {
    return { map, outcome, because: failure === undefined ? null : reasonOf(failure), parts };
  }
  const left = parts.find((part) => part.outcome === "excluded");
  const holds = ({ outcome: one }: PartOfCopy): boolean => one === "data" || one === "after-review";
  if (parts.some(holds)) return { map, outcome: "data", because: null, parts };
  if (left !== undefined) return { map, outcome: "excluded", because: left.because, parts };
  return { map, outcome: "held-nothing", because: null, parts };
}

/** Number of records, where it is known: not of what failed or was left out. */
export function countOf({ outcome, tally }: PartOfCopy): number | null {
  return outcome === "failed" || outcome === "excluded" ? null : tally.records;
}

/** What the manifest says of a copy, system by system. */
export function manifestSystems(systems: readonly SystemOfCopy[]): readonly ManifestSystem[] {
  return systems.map(({ map, outcome, because, parts }) => ({
    ...{ system: map.id, outcome, because },
    collections: parts.map((part): ManifestCollection => {
      const { collection, because: why, underReview, tally, sha256 } = part;
      const base = { collection: collection.id, outcome: part.outcome, because: why };
      return countOf(part) === null
        ? { ...base, counts: { written: tally.records }, sha256: null }
        : { ...base, counts: { records: tally.records, underReview }, sha256 };
    }),
  }));
}
