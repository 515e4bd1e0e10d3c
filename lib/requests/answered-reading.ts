import type { AccountId, RequestId } from "#lib/kernel/ids.ts";
import { dateOf } from "#lib/kernel/time.ts";
import { currentOperator } from "#lib/operator/current.ts";
import { canonicalJson } from "#lib/platform/canonical.ts";
import { blindIndex, hex } from "#lib/platform/crypto.ts";
import type { Manifest, ManifestSystem } from "#lib/systems/core/manifest.ts";
import { loggedReading, readManifest } from "#lib/systems/manifest.ts";
import type { SubjectReading, Workspace } from "#lib/systems/ports.ts";

/** For how long the same answers to the same reader are the same reading. */
const readingMinutes = 15;

/**
 * Writes down what the systems answered when staff had a person's data read: for each system its outcome and a keyed hash over what
 * came back, so that later nobody can claim another answer, and nobody without the key can guess one. Once per reader, case and
 * quarter of an hour as long as the answers are the same. Writes audit `data.read-answered`; when it cannot, it throws: no row, no data.
 */
export async function noteAnswers(
  workspace: Workspace,
  read: {
    readonly accountId: AccountId;
    readonly requestId: RequestId;
    /** `found`: how much each system holds; `identity`: who the person is. */
    readonly what: "found" | "identity";
    readonly reading: SubjectReading;
  },
): Promise<void> {
  const { actor, systems } = workspace;
  const { accountId, requestId, what, reading } = read;
  if (actor.kind !== "staff") return;
  const maps = systems.maps.filter(({ id }) => id !== "portal");
  const manifest = readManifest(currentOperator().id, reading, { maps });
  const answers = answersIn(manifest);
  await workspace.unit(async ({ tx, now, audit }) => {
    const known = await tx.auditEvent.findMany({
      where: {
        ...{ requestId, action: "data.read-answered", actorId: String(actor.number) },
        at: { gt: dateOf(now.subtract({ minutes: readingMinutes })) },
        data: { contains: canonicalJson(answers) },
      },
      select: { data: true },
    });
    if (known.some(({ data }) => data.includes(`"what":"${what}"`))) return;
    const target = { kind: "request", id: requestId };
    // Nobody keeps this manifest, so its own hash would prove nothing: the keyed ones can be made again from the systems.
    const { complete, failed } = loggedReading(manifest);
    const data = { what, complete, failed, answers };
    await audit.append({
      action: "data.read-answered",
      target,
      requestId,
      subject: accountId,
      data,
    });
  });
}

function answersIn({ systems }: Manifest): Readonly<Record<string, string>> {
  const told = (one: ManifestSystem): string => {
    const outcome = one.because === null ? one.outcome : `${one.outcome} ${one.because}`;
    return `${outcome} ${hex(blindIndex(`reading.${one.system}`, canonicalJson(one)))}`;
  };
  return Object.fromEntries(systems.map((one) => [one.system, told(one)]));
}
