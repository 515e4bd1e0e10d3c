"use server";

import { refresh } from "next/cache";
import { cancel } from "#lib/requests/use-cases/cancel.ts";
import { submit } from "#lib/requests/use-cases/submit.ts";
import { defineAction } from "#lib/web/define-action.ts";
import {
  copySchema,
  erasureSchema,
  informationSchema,
  rectificationSchema,
  requestIdSchema,
  withdrawalSchema,
} from "./schema.ts";

/** Files a question. */
export const askInformation = defineAction({
  name: "request.information",
  who: "subject",
  perMinute: 10,
  schema: informationSchema,
  run: ({ workspace }, { submitKey, ...details }) =>
    submit(workspace, { type: "information", submitKey, details }),
  then: ({ id }, { locale }) => `/${locale}/requests/${id}?filed=1`,
});

/** Files a correction that staff must check. */
export const askRectification = defineAction({
  name: "request.rectification",
  who: "subject",
  perMinute: 10,
  schema: rectificationSchema,
  run: ({ workspace }, { submitKey, ...details }) =>
    submit(workspace, { type: "rectification", submitKey, details }),
  then: ({ id }, { locale }) => `/${locale}/requests/${id}?filed=1`,
});

/** Withdraws a consent that carries a service. */
export const askWithdrawal = defineAction({
  name: "request.withdrawal",
  who: "subject",
  perMinute: 10,
  schema: withdrawalSchema,
  run: ({ workspace }, { submitKey, ...details }) =>
    submit(workspace, { type: "withdrawal", submitKey, details }),
  then: ({ id }, { locale }) => `/${locale}/requests/${id}?filed=1`,
});

/** Starts a copy of everything. */
export const askCopy = defineAction({
  name: "request.copy",
  who: "subject",
  level: 2,
  perMinute: 10,
  schema: copySchema,
  run: ({ workspace }, { submitKey }) =>
    submit(workspace, { type: "copy", submitKey, details: {} }),
  then: ({ id }, { locale }) => `/${locale}/requests/${id}`,
});

/** Asks for the erasure of everything, on the plan that was shown. */
export const askErasure = defineAction({
  name: "request.erasure",
  who: "subject",
  level: 2,
  perMinute: 10,
  schema: erasureSchema,
  run: async ({ workspace }, input) => {
    const filed = await submit(workspace, { type: "erasure", details: {}, ...input });
    // Another plan by now: the page shows it, and its form carries the new hash.
    if (!filed.ok) refresh();
    return filed;
  },
  then: ({ id }, { locale }) => `/${locale}/requests/${id}?filed=1`,
});

/** Takes a request back while it has not begun. */
export const takeBack = defineAction({
  name: "request.cancel",
  who: "subject",
  schema: requestIdSchema,
  run: ({ workspace }, input) => workspace.unit((unit) => cancel(unit, input)),
  then: (_, { locale }) => `/${locale}/requests`,
});
