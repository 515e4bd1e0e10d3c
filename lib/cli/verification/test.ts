import { browserTests } from "./browser-tests.ts";
import { recordProofs } from "./proofs.ts";
import { stage, sum } from "./stage.ts";
import { staticChecks } from "./static-checks.ts";
import { unitTests } from "./unit-tests.ts";

const start = performance.now();
const tallies = await staticChecks({ builds: true });
tallies.push(await stage("unit and integration", unitTests));
tallies.push(await stage("browser", () => browserTests()));
const total = sum(tallies);
// `npm test -- --record`: what was proven now is what the release says until somebody runs the tests themselves.
if (process.argv.includes("--record")) {
  console.log(`\n${recordProofs()} test files recorded in docs/proofs.json.`);
}
console.log(`\nAll of it took ${((performance.now() - start) / 60_000).toFixed(1)} minutes.`);
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exitCode = total.failed === 0 ? 0 : 1;
