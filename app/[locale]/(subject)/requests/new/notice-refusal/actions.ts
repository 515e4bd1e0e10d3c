"use server";

import { submit } from "#lib/requests/use-cases/submit.ts";
import { defineAction } from "#lib/web/define-action.ts";
import { refusalSchema } from "./schema.ts";

/** Refuses a text and leaves the services chosen; the request's page shows the way out. */
export const refuseNotice = defineAction({
  name: "request.notice-refusal",
  who: "subject",
  perMinute: 10,
  schema: refusalSchema,
  run: ({ workspace }, { submitKey, services, ...details }) =>
    submit(workspace, {
      type: "notice-refusal",
      submitKey,
      details: { ...details, services: services.join(",") },
    }),
  then: ({ id }, { locale }) => `/${locale}/requests/${id}?filed=1`,
});
