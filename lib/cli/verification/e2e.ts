import { ensureGenerated } from "../supervisor/build.ts";
import { browserTests } from "./browser-tests.ts";
import { stage } from "./stage.ts";

await ensureGenerated();
const tally = await stage("browser", () => browserTests(process.argv.slice(2)));
console.log(`${tally.passed} passed, ${tally.failed} failed, ${tally.skipped} skipped`);
process.exitCode = tally.failed === 0 ? 0 : 1;
