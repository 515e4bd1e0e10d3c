"use server";

import { refresh } from "next/cache";
import { setConsent } from "#lib/consents/use-cases/set-consent.ts";
import { defineAction } from "#lib/web/define-action.ts";
import { switchSchema } from "./schema.ts";

/** Turns one switch; the page then shows what each system answers. */
export const setSwitch = defineAction({
  name: "consent.set",
  who: "subject",
  schema: switchSchema,
  run: async ({ workspace }, input) => {
    const decided = await setConsent(workspace, input);
    refresh();
    return decided;
  },
});
