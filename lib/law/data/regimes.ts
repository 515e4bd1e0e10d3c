import type { Regime } from "#lib/law/core/regime.ts";
import { kz } from "./kz/regime.ts";

/** Every regime the product knows. A new one: a folder beside kz/ and a line here. */
export const regimes: readonly Regime[] = [kz];
