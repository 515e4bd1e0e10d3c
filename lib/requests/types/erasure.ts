import { z } from "#lib/kernel/zod.ts";
import type { RequestType } from "./request-type.ts";

/** "Delete everything." Previewed, typed, decided by two, run step by step and read back. */
export const erasure: RequestType = {
  id: "erasure",
  details: z.strictObject({}),
  level: 2,
  decidedBy: ["officer"],
  second: "by-pack",
  fulfilment: { by: "job", job: "fulfil" },
  isSelfService: false,
  needsPlan: true,
  needsWord: true,
  isOneAtATime: true,
};
