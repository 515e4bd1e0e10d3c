import type { TellMany } from "#lib/consents/ports.ts";
import { writeMany } from "#lib/notify/write-many.ts";
import { enqueueMany } from "./queue.ts";

/** Messages to many accounts and the jobs that send them, in one transaction. */
export const tellMany: TellMany = async (unit, notice) => {
  const ids = await writeMany(unit, notice);
  await enqueueMany(
    unit.tx,
    "send-message",
    ids.map((messageId) => ({ messageId })),
  );
  return { written: ids.length };
};
