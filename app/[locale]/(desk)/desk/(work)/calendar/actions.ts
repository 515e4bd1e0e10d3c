"use server";

import { refresh } from "next/cache";
import { decideCalendarChange } from "#lib/operator/use-cases/decide-calendar-change.ts";
import { proposeCalendarChange } from "#lib/operator/use-cases/propose-calendar-change.ts";
import { agreeLaterDates } from "#lib/requests/use-cases/agree-later-dates.ts";
import { defineAction } from "#lib/web/define-action.ts";
import {
  decideChangeSchema,
  moveAllSchema,
  moveOneSchema,
  proposeDaySchema,
  proposeYearSchema,
} from "./schema.ts";

const officers = { staff: ["officer"] } as const;
const proposers = { staff: ["officer", "admin"] } as const;

/** Asks for another kind of day. */
export const proposeDay = defineAction({
  name: "calendar.propose-day",
  who: proposers,
  schema: proposeDaySchema,
  run: async ({ workspace }, { day, kind, source, ...reason }) => {
    const ask = { kind, day };
    const asked = await workspace.unit((unit) =>
      proposeCalendarChange(unit, { ask, source, reason: textOf(reason) }),
    );
    if (asked.ok) refresh();
    return asked;
  },
});

/** Asks to confirm a forecast year. */
export const proposeYear = defineAction({
  name: "calendar.propose-year",
  who: proposers,
  schema: proposeYearSchema,
  run: async ({ workspace }, { year, source, ...reason }) => {
    const ask = { kind: "confirmed", year } as const;
    const asked = await workspace.unit((unit) =>
      proposeCalendarChange(unit, { ask, source, reason: textOf(reason) }),
    );
    if (asked.ok) refresh();
    return asked;
  },
});

/** Another officer agrees or returns. */
export const decideChange = defineAction({
  name: "calendar.decide",
  who: officers,
  schema: decideChangeSchema,
  run: async ({ workspace }, { note, ...input }) => {
    const given = note === undefined ? input : { ...input, note };
    const result = await workspace.unit((unit) => decideCalendarChange(unit, given));
    if (result.ok) refresh();
    return result;
  },
});

/** Lets every promised date move to the later one of the calendar. */
export const moveAllLater = defineAction({
  name: "calendar.move-all",
  who: officers,
  schema: moveAllSchema,
  perMinute: 10,
  run: async ({ workspace }, reason) => {
    const result = await workspace.unit((unit) =>
      agreeLaterDates(unit, { reason: textOf(reason) }),
    );
    if (result.ok) refresh();
    return result;
  },
});

/** The same for one case, in the words of whoever works on it. */
export const moveOneLater = defineAction({
  name: "calendar.move-one",
  who: officers,
  schema: moveOneSchema,
  run: async ({ workspace }, { requestId, reason }) => {
    const result = await workspace.unit((unit) =>
      agreeLaterDates(unit, { requestId, reason: { kk: reason, ru: reason, en: reason } }),
    );
    if (result.ok) refresh();
    return result;
  },
});

function textOf(reason: {
  readonly reasonKk: string;
  readonly reasonRu: string;
  readonly reasonEn: string;
}) {
  return { kk: reason.reasonKk, ru: reason.reasonRu, en: reason.reasonEn };
}
