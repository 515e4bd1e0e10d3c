import { stage, sum } from "./stage.ts";
import { staticChecks } from "./static-checks.ts";
import { unitTests } from "./unit-tests.ts";

const total = sum([
  ...(await staticChecks({ builds: false })),
  await stage("unit and integration", unitTests),
]);
console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exitCode = total.failed === 0 ? 0 : 1;
