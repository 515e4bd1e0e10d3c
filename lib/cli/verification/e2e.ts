import { ensureGenerated } from "../supervisor/build.ts";
import { firstOperator } from "../supervisor/runtime.ts";
import { browserTests, travellers } from "./browser-tests.ts";
import { stage } from "./stage.ts";

// `npm run e2e`: the main suite, then the journey of every other operator. `--operator <id>`: only that one. Whatever
// else is said goes to Playwright, and then only the main suite runs unless an operator is named.
const args = process.argv.slice(2);
const at = args.indexOf("--operator");
const [, operator] = at < 0 ? [] : args.splice(at, 2);

if (operator !== undefined && ![firstOperator, ...travellers()].includes(operator)) {
  console.error(`No journey of "${operator}" stands in e2e/operators.`);
  process.exit(1);
}
await ensureGenerated();
const main = args.length > 0 ? [firstOperator] : [firstOperator, ...travellers()];
const operators = operator === undefined ? main : [operator];
const tally = await stage("browser", () => browserTests(operators, args));
console.log(`${tally.passed} passed, ${tally.failed} failed, ${tally.skipped} skipped`);
process.exitCode = tally.failed === 0 ? 0 : 1;
