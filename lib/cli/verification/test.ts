import { browserTests } from "./browser-tests.ts";
import { stage, sum } from "./stage.ts";
import { staticChecks } from "./static-checks.ts";
import { unitTests } from "./unit-tests.ts";

const start = performance.now();
const tallies = await staticChecks();
tallies.push(await stage("unit and integration", unitTests));
tallies.push(await stage("browser", () => browserTests()));
const total = sum(tallies);
console.log(`\nAll of it took ${((performance.now() - start) / 60_000).toFixed(1)} minutes.`);
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exitCode = total.failed === 0 ? 0 : 1;
