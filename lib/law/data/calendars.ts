import type { Calendar } from "#lib/law/core/calendar.ts";
import { kzCalendar } from "./kz/calendars.ts";

/** Every calendar the product knows. A new one: a file and a line here. */
export const calendars: readonly Calendar[] = [kzCalendar];
