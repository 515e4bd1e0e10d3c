"use server";

import { dropUpload, takeUpload } from "#lib/systems/use-cases/upload-file.ts";
import { defineAction } from "#lib/web/define-action.ts";
import { sentFileSchema } from "./schema.ts";

/** Has a sent file read from now on. */
export const takeFile = defineAction({
  name: "system.take-file",
  who: { staff: ["admin"] },
  perMinute: 10,
  schema: sentFileSchema,
  run: ({ workspace }, input) => takeUpload(workspace, input),
  then: ({ system }, { locale }) => `/${locale}/desk/systems?taken=${system}`,
});

/** Removes a sent file; what was read before stays. */
export const dropFile = defineAction({
  name: "system.drop-file",
  who: { staff: ["admin"] },
  perMinute: 10,
  schema: sentFileSchema,
  run: ({ workspace }, input) => dropUpload(workspace, input),
  then: (_, { locale }) => `/${locale}/desk/systems`,
});
