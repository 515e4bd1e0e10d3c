"use server";

import { ok } from "#lib/kernel/result.ts";
import { addIdentifier } from "#lib/identity/use-cases/add-identifier.ts";
import { askIdentifier } from "#lib/identity/use-cases/ask-identifier.ts";
import { defineAction } from "#lib/web/define-action.ts";
import { pathWithNext } from "#lib/web/entry.ts";
import { safePath } from "#lib/web/origin.ts";
import { askSchema, codeSchema } from "../sign-in/schema.ts";

/** Sends a code to another address of the person. */
export const askToProve = defineAction({
  name: "identifier.ask",
  who: "subject",
  level: 2,
  schema: askSchema,
  run: async ({ workspace, locale }, { address, next }) => {
    const asked = await workspace.unit((unit) => askIdentifier(unit, { address }));
    return asked.ok ? ok(pathWithNext(`/${locale}/prove/code`, next)) : asked;
  },
  then: (path) => path,
});

/** Adds the address by the code typed. */
export const prove = defineAction({
  name: "identifier.add",
  who: "subject",
  level: 2,
  schema: codeSchema,
  secrets: ["code"],
  run: async ({ workspace, locale }, { code, next }) => {
    const added = await workspace.unit((unit) => addIdentifier(unit, { code }));
    return added.ok ? ok(safePath(next, `/${locale}/data`)) : added;
  },
  then: (path) => path,
});
