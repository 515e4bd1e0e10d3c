import { defineSample } from "../kit/sample.ts";
import { layWorld, tables } from "./world.ts";

/** The sample systems of `citypass`: passes with their visits, and the newsletter. */
export const sample = defineSample({
  operator: "citypass",
  folder: import.meta.dirname,
  tables,
  lay: layWorld,
});
export const prepareSampleSystems = sample.prepare;
