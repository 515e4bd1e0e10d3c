"use server";

import { refresh } from "next/cache";
import { acceptNotice } from "#lib/consents/use-cases/accept-notice.ts";
import { defineAction } from "#lib/web/define-action.ts";
import { acceptSchema } from "./schema.ts";

/** Accepts a changed text; the page then shows that it was accepted. */
export const accept = defineAction({
  name: "notice.accept",
  who: "subject",
  schema: acceptSchema,
  run: async ({ workspace }, input) => {
    const decided = await workspace.unit((unit) => acceptNotice(unit, input));
    refresh();
    return decided;
  },
});
