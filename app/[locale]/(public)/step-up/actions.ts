"use server";

import { ok } from "#lib/kernel/result.ts";
import { askStepUp } from "#lib/identity/use-cases/ask-step-up.ts";
import { stepUp } from "#lib/identity/use-cases/step-up.ts";
import { writeSid } from "#lib/web/cookies.ts";
import { defineAction } from "#lib/web/define-action.ts";
import { linkBase, pathWithNext } from "#lib/web/entry.ts";
import { safePath } from "#lib/web/origin.ts";
import { codeSchema, stepUpSchema } from "../sign-in/schema.ts";

/** Sends a new code to one of the person's own addresses. */
export const askToStepUp = defineAction({
  name: "step-up.ask",
  who: "subject",
  schema: stepUpSchema,
  run: async ({ workspace, locale }, { identifier, next }) => {
    const asked = await workspace.unit((unit) => askStepUp(unit, { identifierId: identifier }));
    return asked.ok ? ok(pathWithNext(`/${locale}/step-up/code`, next)) : asked;
  },
  then: (path) => path,
});

/** Raises the session by the code typed and gives it a new secret. */
export const confirmStepUp = defineAction({
  name: "step-up.confirm",
  who: "subject",
  schema: codeSchema,
  secrets: ["code"],
  run: async ({ workspace, locale }, { code, next }) => {
    const raised = await workspace.unit((unit) =>
      stepUp(unit, { code, stopBase: linkBase(locale, "stop") }),
    );
    if (!raised.ok) return raised;
    await writeSid(raised.value.sid);
    return ok(safePath(next, `/${locale}/home`));
  },
  then: (path) => path,
});
