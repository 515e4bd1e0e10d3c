"use server";

import { refresh } from "next/cache";
import { assign } from "#lib/requests/use-cases/assign.ts";
import { close } from "#lib/requests/use-cases/close.ts";
import { decide } from "#lib/requests/use-cases/decide.ts";
import { propose } from "#lib/requests/use-cases/propose.ts";
import { retryFulfilment } from "#lib/requests/use-cases/retry-fulfilment.ts";
import { unmask } from "#lib/requests/unmask.ts";
import { defineAction } from "#lib/web/define-action.ts";
import {
  assignSchema,
  caseSchema,
  closeSchema,
  decideSchema,
  proposeSchema,
  unmaskSchema,
} from "./schema.ts";

const who = { staff: ["agent", "officer"] } as const;

// A refusal leaves the page as it is: its sentence and what was typed must not vanish with a form that is offered no more.

/** Takes a case, becomes the second of it, or gives it to somebody. */
export const assignCase = defineAction({
  name: "case.assign",
  who,
  schema: assignSchema,
  run: async ({ workspace }, { staffId, part, ...input }) => {
    const given = {
      ...input,
      ...(staffId === undefined ? {} : { staffId }),
      ...(part === undefined ? {} : { part }),
    };
    const result = await workspace.unit((unit) => assign(unit, given));
    if (result.ok) refresh();
    return result;
  },
});

/** Names ground and words; decides at once where the type is decided by one. */
export const proposeCase = defineAction({
  name: "case.propose",
  who,
  schema: proposeSchema,
  run: async ({ workspace }, { ground: choice, ...input }) => {
    const [outcome, ground = ""] = choice.split(":");
    const result = await workspace.unit((unit) =>
      propose(unit, { ...input, outcome: outcome === "approve" ? "approve" : "refuse", ground }),
    );
    if (result.ok) refresh();
    return result;
  },
});

/** The second person agrees or returns. */
export const decideCase = defineAction({
  name: "case.decide",
  who,
  schema: decideSchema,
  run: async ({ workspace }, { note, ...input }) => {
    const given = note === undefined ? input : { ...input, note };
    const result = await workspace.unit((unit) => decide(unit, given));
    if (result.ok) refresh();
    return result;
  },
});

/** Sets a stopped run going again. */
export const retryCase = defineAction({
  name: "case.retry",
  who,
  schema: caseSchema,
  run: async ({ workspace }, input) => {
    const result = await workspace.unit((unit) => retryFulfilment(unit, input));
    if (result.ok) refresh();
    return result;
  },
});

/** What people carried out by hand is done. */
export const closeCase = defineAction({
  name: "case.close",
  who,
  schema: closeSchema,
  run: async ({ workspace }, input) => {
    const result = await workspace.unit((unit) => close(unit, input));
    if (result.ok) refresh();
    return result;
  },
});

/** Shows who it is, for a reason that the person will read. */
export const unmaskCase = defineAction({
  name: "case.unmask",
  who,
  schema: unmaskSchema,
  run: async ({ workspace }, input) => {
    const result = await workspace.unit((unit) => unmask(unit, input));
    if (result.ok) refresh();
    return result;
  },
});
