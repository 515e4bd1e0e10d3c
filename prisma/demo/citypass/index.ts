import { defineSample } from "../kit/sample.ts";
import { layWorld, tables } from "./world.ts";

/** The sample systems of `citypass`: passes with their visits, the newsletter, and applications on paper, which no program reads. */
export const sample = defineSample({
  operator: "citypass",
  folder: import.meta.dirname,
  tables,
  variables: { JEKE_SYSTEM_APPLICATIONS_EMAIL: "archive@example.org" },
  lay: layWorld,
});
export const prepareSampleSystems = sample.prepare;
