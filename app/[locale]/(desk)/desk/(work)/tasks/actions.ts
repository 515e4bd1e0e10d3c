"use server";

import { askForTaskLink } from "#lib/systems/use-cases/ask-for-task-link.ts";
import { defineAction } from "#lib/web/define-action.ts";
import { taskLinkSchema } from "./schema.ts";

/** Has whoever answers outside sent a new link. */
export const newTaskLink = defineAction({
  name: "task.link",
  who: { staff: ["agent", "officer"] },
  perMinute: 10,
  schema: taskLinkSchema,
  run: ({ workspace }, input) => workspace.unit((unit) => askForTaskLink(unit, input)),
});
