import type { LawTables } from "#lib/law/core/regime.ts";
import type { ControlLookup } from "./control.ts";

/** What the product knows, against which a pack is checked. */
export type Known = {
  readonly law: LawTables;
  readonly control: ControlLookup;
  /** Kinds of system that can be connected; absent: not asked, as modules after this one know them. */
  readonly systemKinds?: readonly string[];
  /** Request types that are built; absent: not asked, for the same reason. */
  readonly requestTypes?: readonly string[];
};
