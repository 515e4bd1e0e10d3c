"use server";

import { refresh } from "next/cache";
import { askForTaskLink } from "#lib/systems/use-cases/ask-for-task-link.ts";
import { openTaskPerson } from "#lib/systems/use-cases/open-task-person.ts";
import { defineAction } from "#lib/web/define-action.ts";
import { taskSchema } from "./schema.ts";

/** Has whoever answers outside sent a new link. */
export const newTaskLink = defineAction({
  name: "task.link",
  who: { staff: ["agent", "officer"] },
  perMinute: 10,
  schema: taskSchema,
  run: ({ workspace }, input) => workspace.unit((unit) => askForTaskLink(unit, input)),
});

/** Shows an officer whom a task without a request is about; the person will read that they looked. */
export const showTaskPerson = defineAction({
  name: "task.person",
  who: { staff: ["officer"] },
  schema: taskSchema,
  run: async ({ workspace }, input) => {
    const result = await workspace.unit((unit) => openTaskPerson(unit, input));
    if (result.ok) refresh();
    return result;
  },
});
