import { withAnotherLanguage } from "#lib/cli/heavy/another-language.ts";
import { compareDeadlines } from "#lib/cli/heavy/deadlines.ts";
import { randomWorlds } from "#lib/cli/heavy/random-worlds.ts";
import { discoveryRow, discoveryTable, measureDiscovery } from "#lib/cli/heavy/discovery.ts";
import { millionExport } from "#lib/cli/heavy/million-export.ts";
import { eightSystemsRow } from "#lib/cli/heavy/eight-systems.ts";
import { pageOfManyRow, readPageOfMany } from "#lib/cli/heavy/page-of-many.ts";
import { withScratchPostgres } from "#lib/cli/heavy/scratch-postgres.ts";
import { machineInWords } from "#lib/cli/bench/measure.ts";
import { ensureGenerated } from "../supervisor/build.ts";
import { firstOperator } from "../supervisor/runtime.ts";
import { browserTests } from "./browser-tests.ts";
import { stage, sum, type Tally } from "./stage.ts";

/** One row of the table at the end. */
type Row = { readonly target: string; readonly measured: string; readonly met: boolean };

const cases = 1_000_000;
const worlds = 320;
const seed = Number(process.argv[2] ?? Math.floor(Math.random() * 2 ** 32));
const rows: Row[] = [];

/** Runs one heavy check as a stage and keeps its row for the table. */
function heavy(name: string, check: () => Row | Promise<Row>): Promise<Tally> {
  return stage(name, async () => {
    const row = await check();
    rows.push(row);
    return { passed: row.met ? 1 : 0, failed: row.met ? 0 : 1, skipped: 0 };
  });
}

await ensureGenerated();
const tallies = [
  await heavy("axe in every language, width and scheme", async () => {
    process.env.E2E_LOOKS = "all";
    const { passed, failed } = await browserTests([firstOperator], ["--grep", "axe"]);
    return {
      target: "axe on every page in four looks, 0 findings",
      measured: `${passed} tests passed, ${failed} failed`,
      met: failed === 0 && passed > 0,
    };
  }),
  await heavy("a further language", async () => {
    const problems = await withAnotherLanguage();
    for (const problem of problems) console.error(problem);
    return {
      target: "a fourth language, a line and a folder: no other place changes",
      measured: `${problems.length} places that do not compile`,
      met: problems.length === 0,
    };
  }),
  await heavy("discovery with the maps hidden", () =>
    withScratchPostgres(async (superUrl) => {
      const figures = await measureDiscovery(superUrl, "map");
      console.log(discoveryTable(figures));
      return discoveryRow(figures);
    }),
  ),
  await heavy("discovery with the foreign keys hidden too", () =>
    withScratchPostgres(async (superUrl) =>
      discoveryRow(await measureDiscovery(superUrl, "map and keys"), "and foreign keys "),
    ),
  ),
  await heavy("one subject with a million records", () => withScratchPostgres(millionExport)),
  await heavy("My data with a million records", () =>
    withScratchPostgres(async (superUrl) =>
      pageOfManyRow(await readPageOfMany(superUrl, 1_000_000)),
    ),
  ),
  await heavy("eight systems, one slow", eightSystemsRow),
  await heavy("an erasure in random worlds", async () => {
    const first = seed % 1_000_000_000;
    const met = await randomWorlds(worlds, first);
    return {
      target: `${worlds} random worlds: nothing of the person but what the plan kept, nobody else touched`,
      measured: `${met ? 0 : "some"} differences (seeds from ${first})`,
      met,
    };
  }),
  await heavy("deadlines against an independent oracle", () => {
    const { dates, refusals, differences, examples } = compareDeadlines(cases, seed);
    for (const example of examples) console.error(example);
    const counted = `${dates.toLocaleString("en")} dates, ${refusals.toLocaleString("en")} refusals`;
    return {
      target: `${cases.toLocaleString("en")} random cases, 0 differences`,
      measured: `${counted}, ${differences} differences (seed ${seed})`,
      met: differences === 0,
    };
  }),
];

console.log(`\n${new Date().toISOString().slice(0, 10)}, ${machineInWords()}`);
for (const { target, measured, met } of rows) {
  console.log(`${target} | ${measured} | ${met ? "met" : "not met"}`);
}
const total = sum(tallies);
console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exitCode = total.failed === 0 ? 0 : 1;
