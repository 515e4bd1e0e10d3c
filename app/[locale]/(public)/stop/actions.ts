"use server";

import { getTranslations } from "next-intl/server";
import { ok } from "#lib/kernel/result.ts";
import { stopEverything } from "#lib/requests/use-cases/stop-everything.ts";
import { defineAction } from "#lib/web/define-action.ts";
import { linkSchema } from "../sign-in/schema.ts";

const shown = ["sessions", "requests", "archives", "addresses", "late"] as const;

/** Stops everything in the account of a mailed link, whoever presses; says what was stopped, line by line. */
export const stop = defineAction({
  name: "account.stop",
  who: "anyone",
  schema: linkSchema,
  secrets: ["token"],
  run: async ({ workspace }, { token }) => {
    const stopped = await stopEverything(workspace, { token });
    if (!stopped.ok) return stopped;
    const t = await getTranslations("sign-in.stop.done");
    return ok(shown.map((part) => t(part, { n: stopped.value[part] })));
  },
  show: (lines) => lines,
});
