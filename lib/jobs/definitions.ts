import { buildArchive } from "#lib/exports/use-cases/build-archive.ts";
import { announce } from "#lib/consents/use-cases/announce.ts";
import { applyConsent } from "#lib/consents/use-cases/apply-consent.ts";
import { fulfil } from "#lib/fulfilment/fulfil.ts";
import { asId, type RequestId } from "#lib/kernel/ids.ts";
import { z } from "#lib/kernel/zod.ts";
import { currentCarriers } from "#lib/notify/adapters/carriers.ts";
import { deliverWebhook } from "#lib/notify/use-cases/deliver-webhook.ts";
import { sendMessage, type SendingRoom } from "#lib/notify/use-cases/send-message.ts";
import { readyNotice } from "#lib/requests/ready-notice.ts";
import { sendTaskLink } from "#lib/systems/use-cases/send-task-link.ts";
import { correct } from "#lib/requests/use-cases/correct.ts";
import { recountClocks } from "#lib/requests/use-cases/recount-clocks.ts";
import { markRequest } from "#lib/requests/run-state.ts";
import type { JobName } from "./names.ts";
import { neighbours } from "./neighbours.ts";
import { poisonMessage, poisonRequest, poisonArchive } from "./poison.ts";
import { workspaceFor } from "./run-unit.ts";
import { settleTask } from "./settle-task.ts";
import { tellMany } from "./tell-many.ts";

type Job = {
  /** Does the work. Throws to be tried again. */
  run(data: unknown): Promise<void>;
  /** After the last try: says it to somebody. Nothing ends in silence. */
  poison(data: unknown): Promise<void>;
};

const requestData = z.object({ requestId: z.uuid() });
const archiveData = z.object({ archiveId: z.uuid() });
const consentData = z.object({ eventId: z.uuid() });
const announcementData = z.object({ announcementId: z.uuid(), after: z.uuid().optional() });
const deliveryData = z.object({ deliveryId: z.uuid() });
const taskData = z.object({ taskId: z.uuid() });
const messageData = z.object({ messageId: z.uuid() });

/** What each job does. A new job is one entry here and one line in `names.ts`. */
export const jobs: Readonly<Record<JobName, Job>> = {
  "send-message": {
    async run(data) {
      const workspace = workspaceOf("send-message");
      const room: SendingRoom = {
        unit: (work) => workspace.unit(work),
        carriers: currentCarriers(),
      };
      await sendMessage(room, messageData.parse(data));
    },
    poison: (data) => poisonMessage(workspaceOf("send-message"), messageData.parse(data)),
  },
  fulfil: {
    async run(data) {
      const { requestId } = requestData.parse(data);
      const workspace = workspaceOf("fulfil");
      const id = asId<RequestId>(requestId);
      const came = await fulfil(workspace, neighbours, { requestId: id });
      if (came.state === "over") return;
      await workspace.unit((unit) =>
        unit.queue.enqueue("fulfil", { requestId }, { startAfter: came.at }),
      );
    },
    poison: (data) => poisonRequest(workspaceOf("fulfil"), requestData.parse(data)),
  },
  "build-archive": {
    run: (data) =>
      buildArchive(
        workspaceOf("build-archive"),
        { markRequest, readyNotice },
        archiveData.parse(data),
      ),
    poison: (data) => poisonArchive(workspaceOf("build-archive"), archiveData.parse(data)),
  },
  correct: {
    run: (data) => correct(workspaceOf("correct"), requestData.parse(data)),
    poison: (data) => poisonRequest(workspaceOf("correct"), requestData.parse(data)),
  },
  "recount-clocks": {
    async run() {
      await recountClocks(workspaceOf("recount-clocks"));
    },
    // The clocks say themselves which of them were not reached: housekeeping queues it again.
    poison: () => Promise.resolve(),
  },
  "apply-consent": {
    run: (data) => applyConsent(workspaceOf("apply-consent"), consentData.parse(data)),
    // The ledger still says `waiting`: housekeeping queues it again, and the person sees that it is not obeyed yet.
    poison: () => Promise.resolve(),
  },
  announce: {
    async run(data) {
      const input = announcementData.parse(data);
      await workspaceOf("announce").unit((unit) => announce(unit, tellMany, input));
    },
    // The announcement is not done: housekeeping queues it again from the beginning, and nobody is told twice.
    poison: () => Promise.resolve(),
  },
  "deliver-webhook": {
    async run(data) {
      await deliverWebhook(workspaceOf("deliver-webhook"), deliveryData.parse(data));
    },
    // The delivery still says `waiting`: housekeeping queues it again, and officers are told of what waits too long.
    poison: () => Promise.resolve(),
  },
  "send-task-link": {
    async run(data) {
      const input = taskData.parse(data);
      await workspaceOf("send-task-link").unit((unit) => sendTaskLink(unit, input));
    },
    // The task says how many links were sent: whoever asked for one asks again.
    poison: () => Promise.resolve(),
  },
  "settle-task": {
    run: (data) => settleTask(workspaceOf("settle-task"), taskData.parse(data)),
    // The task still says `answered`: housekeeping queues it again.
    poison: () => Promise.resolve(),
  },
};

/** The worker at one job: its own role in the database, rights over all subjects. */
export function workspaceOf(job: string): ReturnType<typeof workspaceFor> {
  return workspaceFor({ actor: { kind: "worker", job }, locale: "ru", role: "worker" });
}
