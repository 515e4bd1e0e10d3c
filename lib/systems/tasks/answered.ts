import type { Text } from "#lib/kernel/locale.ts";
import { currentOperator } from "#lib/operator/current.ts";
import { hex } from "#lib/platform/crypto.ts";
import type { Unit } from "#lib/platform/unit.ts";
import { asTaskVerb, type TaskVerb } from "../core/task.ts";
import { inAll } from "./in-all.ts";
import { openWords } from "./store.ts";

/** An answer that nobody has taken up yet. */
export type AnsweredTask = {
  readonly id: string;
  readonly system: string;
  readonly collections: readonly string[];
  readonly verb: TaskVerb;
  readonly accountId: string | null;
  readonly requestId: string | null;
  readonly consentEventId: string | null;
  readonly answer: string;
  readonly records: number | null;
  readonly words: string | undefined;
  /** ISO instant. */
  readonly answeredAt: string;
  /** Whoever answered, as the person reads it: the pack's name for them, or the number of the staff member. */
  readonly by: Text;
  readonly evidence?: { readonly kind: string; readonly sha256: string };
};

/** A task in the state `answered`; null when it is in any other. */
export async function answeredTask(unit: Unit, id: string): Promise<AnsweredTask | null> {
  const row = await unit.tx.systemTask.findFirst({ where: { id, state: "answered" } });
  if (row === null || row.answer === null || row.answeredAt === null) return null;
  const { evidenceKind, evidenceSha256 } = row;
  return {
    ...{ id, system: row.system, collections: row.collections, verb: asTaskVerb(row.verb) },
    ...{ accountId: row.accountId, requestId: row.requestId, consentEventId: row.consentEventId },
    ...{ answer: row.answer, records: row.records, words: openWords(row) },
    answeredAt: row.answeredAt.toISOString(),
    by: row.answeredNumber === null ? outsideName(row.system) : staffName(row.answeredNumber),
    ...(evidenceKind === null || evidenceSha256 === null
      ? {}
      : { evidence: { kind: evidenceKind, sha256: hex(evidenceSha256) } }),
  };
}

function outsideName(systemId: string): Text {
  const system = currentOperator().systems.find(({ id }) => id === systemId);
  return system?.answers?.names ?? inAll((t) => t("by.outside"));
}

function staffName(number: number): Text {
  return inAll((t) => t("by.staff", { number }));
}
