import { z } from "#lib/kernel/zod.ts";
import type { RequestType } from "./request-type.ts";

/** "Give me my data." The portal builds the archive at once; staff are asked only when that fails. */
export const copy: RequestType = {
  id: "copy",
  details: z.strictObject({}),
  // Whoever holds the archive holds everything: DESIGN section 2, Assurance.
  level: 2,
  decidedBy: ["agent", "officer"],
  second: "never",
  fulfilment: { by: "archive", ready: "copy.ready" },
  isSelfService: true,
  needsPlan: false,
  needsWord: false,
  isOneAtATime: true,
};
