import type { LawTables } from "#lib/law/core/regime.ts";
import { calendars } from "./calendars.ts";
import { regimes } from "./regimes.ts";

/** The law as this product knows it. Queries take other tables as their last argument. */
export const lawTables: LawTables = { regimes, calendars };
