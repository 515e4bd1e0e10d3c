import { currentOperator } from "#lib/operator/current.ts";
import type { Place } from "../core/graph.ts";
import type { ManifestCollection } from "../core/manifest.ts";
import {
  manifestHash,
  readManifest,
  RecordsHash,
  type SignedManifest,
  signManifest,
} from "../manifest.ts";
import type { VerifiedIdentifier, Workspace } from "../ports.ts";
import { probeSystems } from "../probe.ts";
import { type Outcome, walkLarge } from "../walk.ts";

/** Rows of one question that are held; of a collection that has more only a hash is made, page by page. */
const heldRows = 1_000;

/**
 * Reads every system now and signs what each of them answered: outcomes, counts and a hash over the records of each collection,
 * never a value. Whoever keeps it can prove later what was held at this moment. The subject with the identifiers of the own account
 * only; anything else is a bug of the caller and throws. Writes audit `data.receipt-given` with the hash of what was signed.
 */
export async function giveReceipt(
  workspace: Workspace,
  { identifiers }: { readonly identifiers: readonly VerifiedIdentifier[] },
): Promise<SignedManifest> {
  const { actor, systems } = workspace;
  const isOwn = identifiers.every(
    ({ kind, value }) =>
      kind !== "account" || (actor.kind === "subject" && actor.accountId === value),
  );
  if (actor.kind !== "subject" || !isOwn) throw new Error("identifiers of another account");
  const now = await workspace.unit(async (unit) => unit.now);
  const probe = await probeSystems(systems, identifiers, now, { limit: heldRows });
  const hashes = new Map<Place, RecordsHash>();
  const outcomes = await walkLarge(systems, identifiers, probe, {
    sink: async ({ place }, records) => {
      const hash = hashes.get(place) ?? new RecordsHash();
      hashes.set(place, hash.add(records));
    },
    again: async () => {
      hashes.clear();
    },
  });
  const walked = new Map(
    outcomes.map((one) => [one.walked.place, walkedPart(one, hashes.get(one.walked.place))]),
  );
  const manifest = readManifest(currentOperator().id, probe.reading, { walked });
  const signed = signManifest(manifest);
  await workspace.unit((unit) =>
    unit.audit.append({
      action: "data.receipt-given",
      subject: actor.accountId,
      data: { manifest: manifestHash(signed), complete: manifest.complete },
    }),
  );
  return signed;
}

function walkedPart(
  { walked, count, underReview, failure }: Outcome,
  hash = new RecordsHash(),
): ManifestCollection {
  const collection = walked.collection.id;
  if (failure !== undefined) {
    return { collection, outcome: "failed", because: failure, counts: {}, sha256: null };
  }
  const empty = underReview > 0 ? "after-review" : "held-nothing";
  return {
    ...{ collection, outcome: count > 0 ? "data" : empty, because: null },
    ...{ counts: { records: count, underReview }, sha256: hash.end() },
  };
}
