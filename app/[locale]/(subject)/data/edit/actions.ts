"use server";

import { refresh } from "next/cache";
import { formatTime } from "#lib/i18n/formats.ts";
import { verifiedIdentifiers } from "#lib/identity/queries.ts";
import { ok, refuse } from "#lib/kernel/result.ts";
import { editSchema } from "#lib/systems/core/edit-value.ts";
import { editField } from "#lib/systems/use-cases/edit-field.ts";
import { defineAction } from "#lib/web/define-action.ts";
import { inWords } from "./in-words.ts";

/** Writes one value into its system and shows what the system holds afterwards. */
export const saveValue = defineAction({
  name: "data.edit",
  who: "subject",
  schema: editSchema,
  run: async ({ workspace, actor, locale }, input) => {
    if (actor.kind !== "subject") return refuse("common.forbidden");
    const identifiers = await workspace.unit((unit) => verifiedIdentifiers(unit, actor.accountId));
    const edited = await editField(workspace, { ...input, identifiers });
    refresh();
    if (edited.ok) return ok(formatTime(locale, edited.value.readBackAt, { seconds: true }));
    const { code, params } = edited.error;
    return refuse(code, await inWords(workspace, input, params));
  },
  show: (readBackAt) => readBackAt,
});
