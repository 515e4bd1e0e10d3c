import { writeFileSync } from "node:fs";
import path from "node:path";
import { fromLibrary, places } from "#lib/law/data/calendars/from-library.ts";
import { projectRoot } from "../supervisor/runtime.ts";

// Writes the calendars of other countries anew from the library that is installed; run after it is raised.
const folder = path.join(projectRoot, "lib/law/data/calendars");
for (const id of places) {
  const file = path.join(folder, `${id.toLowerCase()}.json`);
  writeFileSync(file, `${JSON.stringify(fromLibrary(id), null, 2)}\n`);
}
console.log(`${places.length} calendars written to ${folder}.`);
