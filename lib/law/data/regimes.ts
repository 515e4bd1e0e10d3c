import type { Regime } from "#lib/law/core/regime.ts";
import { br } from "./br/regime.ts";
import { eu } from "./eu/regime.ts";
import { kz } from "./kz/regime.ts";
import { ru } from "./ru/regime.ts";
import { tr } from "./tr/regime.ts";
import { uk } from "./uk/regime.ts";
import { usCa } from "./us-ca/regime.ts";

/** Every regime the product knows. A new one: a folder beside kz/ and a line here. */
export const regimes: readonly Regime[] = [kz, eu, uk, usCa, br, ru, tr];
