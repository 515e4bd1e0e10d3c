import { existsSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { DemoPerson, DemoStaff } from "./person.ts";
import { demoStaff } from "./staff.ts";

/** What `prisma/demo/<operator>/people.ts` exports. */
type PeopleModule = { readonly demoSubjects: readonly DemoPerson[] };

/**
 * Who of the people of an operator's sample systems has something special about them; nobody for an operator without
 * samples. Read at run time, so that a new sample operator is one new folder.
 */
export async function demoSubjectsOf(operator: string): Promise<readonly DemoPerson[]> {
  // Not import.meta.dirname: inside the built pages there is none.
  const folder = path.join(/* turbopackIgnore: true */ process.cwd(), "prisma", "demo");
  const file = path.join(folder, operator, "people.ts");
  if (!/^[a-z][a-z0-9-]*$/.test(operator) || !existsSync(file)) return [];
  const { href } = pathToFileURL(file);
  const { demoSubjects } = (await import(/* turbopackIgnore: true */ href)) as PeopleModule;
  return demoSubjects;
}

/** Everybody, as `/dev/people.json` lists them: the operator's people, then the staff. */
export async function demoPeopleOf(operator: string): Promise<readonly (DemoPerson | DemoStaff)[]> {
  return [...(await demoSubjectsOf(operator)), ...demoStaff];
}
