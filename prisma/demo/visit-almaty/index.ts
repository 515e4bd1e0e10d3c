import { defineSample } from "../kit/sample.ts";
import { layWorld } from "./named.ts";
import { tables } from "./world.ts";

/** The sample systems of `visit-almaty`: the board with its debts, and what the site and the app keep of devices. */
export const sample = defineSample({
  operator: "visit-almaty",
  folder: import.meta.dirname,
  tables,
  lay: layWorld,
});
export const prepareSampleSystems = sample.prepare;
