import { randomUUID } from "node:crypto";
import type { AccountId, RequestId } from "#lib/kernel/ids.ts";
import type { Text } from "#lib/kernel/locale.ts";
import { dateOf } from "#lib/kernel/time.ts";
import { z } from "#lib/kernel/zod.ts";
import { seal, unseal } from "#lib/platform/crypto.ts";
import type { Unit } from "#lib/platform/unit.ts";
import type { TaskAnswer, TaskVerb } from "../core/task.ts";
import type { EvidenceKind } from "../core/evidence.ts";

/** By what the person is found, and what is to be written or done; sealed in the row, gone once the task is over. */
export type TaskAbout = {
  readonly identifiers: readonly { readonly kind: string; readonly value: string }[];
  /** What is to become of which records, in words: one line each. */
  readonly change?: Text;
};

const aboutSchema = z.strictObject({
  identifiers: z.array(z.strictObject({ kind: z.string(), value: z.string() })),
  change: z.strictObject({ kk: z.string(), ru: z.string(), en: z.string() }).optional(),
});

/** A task as it is laid down. */
export type NewTask = {
  readonly key: string;
  readonly attempt: number;
  readonly system: string;
  readonly collections: readonly string[];
  readonly verb: TaskVerb;
  readonly accountId?: AccountId;
  readonly requestId?: RequestId;
  readonly consentEventId?: string;
  readonly about: TaskAbout;
  readonly dueAt: Temporal.Instant;
  readonly link?: { readonly hash: Uint8Array<ArrayBuffer>; readonly endsAt: Temporal.Instant };
};

const nothing = new Uint8Array(0);

/** Inserts a task; nothing when this attempt stands already. */
export async function insertTask(unit: Unit, task: NewTask): Promise<string | undefined> {
  const id = randomUUID();
  const { about, dueAt, link, collections, ...row } = task;
  const { count } = await unit.tx.systemTask.createMany({
    data: [
      {
        ...{ id, ...row, collections: [...collections], openedAt: dateOf(unit.now) },
        dueAt: dateOf(dueAt),
        aboutSealed: seal(JSON.stringify(about), aboutPlace(id)),
        ...(link === undefined
          ? {}
          : { linkHash: link.hash, linkEndsAt: dateOf(link.endsAt), links: 1 }),
      },
    ],
    skipDuplicates: true,
  });
  return count === 1 ? id : undefined;
}

/** Who and what a task is about; nothing once it is over. */
export function openAbout(task: {
  readonly id: string;
  readonly aboutSealed: Uint8Array;
}): TaskAbout {
  if (task.aboutSealed.length === 0) return { identifiers: [] };
  const { identifiers, change } = aboutSchema.parse(
    JSON.parse(unseal(task.aboutSealed, aboutPlace(task.id))),
  );
  return { identifiers, ...(change === undefined ? {} : { change }) };
}

/** What was typed as an answer. */
export function openWords(task: {
  readonly id: string;
  readonly wordsSealed: Uint8Array | null;
}): string | undefined {
  return task.wordsSealed === null ? undefined : unseal(task.wordsSealed, wordsPlace(task.id));
}

/** An answer as it is written into the row. */
export type WrittenAnswer = {
  readonly answer: TaskAnswer;
  readonly records?: number;
  readonly words?: string;
  readonly evidence?: {
    readonly kind: EvidenceKind | "note";
    readonly sha256: Uint8Array<ArrayBuffer>;
    readonly bytes: number;
    readonly file?: { readonly name: string; readonly keySealed: Uint8Array<ArrayBuffer> };
  };
  readonly by: "outside" | { readonly staffId: string; readonly number: number };
};

/** Answers an open task; false when it is open no more: of several answers at once exactly one counts. */
export async function writeAnswer(unit: Unit, id: string, given: WrittenAnswer): Promise<boolean> {
  const { answer, records, words, evidence, by } = given;
  const { count } = await unit.tx.systemTask.updateMany({
    where: { id, state: "open" },
    data: {
      ...{ state: "answered", answer, answeredAt: dateOf(unit.now) },
      ...(records === undefined ? {} : { records }),
      ...(words === undefined ? {} : { wordsSealed: seal(words, wordsPlace(id)) }),
      ...(evidence === undefined
        ? {}
        : {
            ...{ evidenceKind: evidence.kind, evidenceSha256: evidence.sha256 },
            evidenceBytes: evidence.bytes,
          }),
      ...(evidence?.file === undefined
        ? {}
        : { evidenceFile: evidence.file.name, evidenceKeySealed: evidence.file.keySealed }),
      ...(by === "outside"
        ? { answeredBy: "outside" }
        : { answeredBy: "staff", answeredNumber: by.number, staffId: by.staffId }),
    },
  });
  return count === 1;
}

/** Puts a new link in the place of the old one, which opens nothing from then on. */
export async function writeLink(
  unit: Unit,
  id: string,
  link: NonNullable<NewTask["link"]>,
): Promise<boolean> {
  const { count } = await unit.tx.systemTask.updateMany({
    where: { id, state: "open" },
    data: { linkHash: link.hash, linkEndsAt: dateOf(link.endsAt), links: { increment: 1 } },
  });
  return count === 1;
}

/** Ends an answered task: taken up, or not enough. It forgets by what the person was found. False when it was not answered. */
export async function settle(
  unit: Unit,
  id: string,
  state: "checked" | "returned",
): Promise<boolean> {
  const { count } = await unit.tx.systemTask.updateMany({
    where: { id, state: "answered" },
    data: { state, settledAt: dateOf(unit.now), aboutSealed: nothing, linkHash: null },
  });
  return count === 1;
}

/** Cancels what is still open of a request that is over; links open nothing from then on. */
export async function cancelTasks(unit: Unit, requestId: RequestId): Promise<void> {
  await unit.tx.systemTask.updateMany({
    where: { requestId, state: "open" },
    data: { state: "cancelled", aboutSealed: nothing, linkHash: null, linkEndsAt: null },
  });
}

/** The place to which the sealed key of a task's evidence is bound. */
export function evidenceKeyPlace(id: string): string {
  return `system_task.evidence_key.${id}`;
}

function aboutPlace(id: string): string {
  return `system_task.about.${id}`;
}

function wordsPlace(id: string): string {
  return `system_task.words.${id}`;
}
