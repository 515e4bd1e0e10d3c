import { createHmac } from "node:crypto";
import type { SystemMap } from "#lib/operator/core/data-map.ts";
import { canonicalJson } from "#lib/platform/canonical.ts";
import { notAskable, placeOf } from "#lib/systems/core/graph.ts";
import {
  buildManifest,
  type Manifest,
  type ManifestCollection,
  systemOutcome,
} from "#lib/systems/core/manifest.ts";
import type { CertificateOutcome } from "./certificate.ts";

type Mapped = Pick<SystemMap, "id" | "kind" | "service" | "collections">;
type Line = Pick<
  CertificateOutcome,
  "system" | "collection" | "outcome" | "planned" | "done" | "waiting" | "beyond"
>;

/**
 * The manifest of an erasure, as it stands in its certificate: every registered system and collection, also those that held nothing
 * of the person. Its hashes are over outcomes and counts only, under the salt of the person's copy: whoever has no salt cannot guess
 * what they are of, and whoever has it can check that they are of this erasure.
 */
export function erasureManifest(erasure: {
  readonly operator: string;
  readonly at: string;
  readonly salt: string;
  readonly maps: readonly Mapped[];
  /** Kinds of identifier by which the person was searched. */
  readonly kinds: ReadonlySet<string>;
  readonly outcomes: readonly Line[];
  /** Records that may be another person's, wherever they are. */
  readonly underReview: number;
}): Manifest {
  const { operator, at, salt, outcomes, underReview } = erasure;
  const unasked = notAskable(erasure.maps, erasure.kinds);
  const systems = erasure.maps.map((map) => {
    const collections = map.collections.map(({ id }): ManifestCollection => {
      const lines = outcomes.filter((one) => one.system === map.id && one.collection === id);
      const isAsked = !unasked.has(placeOf(map.id, id));
      const base = { collection: id, ...cameTo(map, lines, isAsked), counts: countsOf(lines) };
      return { ...base, sha256: outcomeHash(salt, map.id, base) };
    });
    return { system: map.id, ...systemOutcome(collections), collections };
  });
  return buildManifest({ about: "erasure", operator, at, systems, underReview });
}

/** The hash of one line: HMAC-SHA256 under the salt over its canonical JSON. */
export function outcomeHash(
  salt: string,
  system: string,
  { collection, outcome, because, counts }: Omit<ManifestCollection, "sha256">,
): string {
  const line = canonicalJson({ system, collection, outcome, because, counts });
  return createHmac("sha256", salt).update(line).digest("hex");
}

function cameTo(
  { kind }: Pick<Mapped, "kind">,
  lines: readonly Line[],
  isAsked: boolean,
): Pick<ManifestCollection, "outcome" | "because"> {
  const undone = lines.find(({ outcome }) => outcome === "failed" || outcome === "not-asked");
  if (undone !== undefined) return { outcome: "failed", because: undone.outcome };
  if (lines.length === 0 && kind === "manual") return { outcome: "excluded", because: "by-hand" };
  if (lines.length === 0 && !isAsked) return { outcome: "excluded", because: "no-identifier" };
  const isHeld = lines.some(({ planned, beyond = 0 }) => planned + beyond > 0);
  return { outcome: isHeld ? "data" : "held-nothing", because: null };
}

function countsOf(lines: readonly Line[]): ManifestCollection["counts"] {
  const sum = (count: (line: Line) => number): number =>
    lines.reduce((total, line) => total + count(line), 0);
  const beyond = sum((line) => line.beyond ?? 0);
  return {
    planned: sum(({ planned }) => planned) + beyond,
    done: sum(({ done }) => done) + beyond,
    waiting: sum(({ waiting }) => waiting),
  };
}
