import { expect, it } from "vitest";
import { command } from "./deadline.ts";

const run = (line: string) => command.run(line.split(" ").filter((word) => word !== ""));
const at = "--received 2026-10-23T10:00:00+05:00";

it("answers with the date, the rule, the trace and the confidence", async () => {
  const { exit, json, text } = await run(`--regime KZ --rule info.answer ${at}`);
  expect(exit).toBe(0);
  expect(json).toMatchObject({ due: "2026-10-29", rule: "info.answer", confidence: "2" });
  expect(json?.["trace"]).toHaveLength(6);
  expect(text).toContain("Republic Day, moved from a day off");
});

it("takes the moment from any offset into the operator's zone, and the operator's own terms", async () => {
  const late = "--received 2026-10-22T20:30:00-11:00";
  const { json } = await run(`--regime KZ --rule claim.iticket ${late} --operator iticket`);
  expect(json).toMatchObject({ received: "2026-10-23", due: "2026-12-07", confidence: "contract" });
});

it("counts a rule for a day before it was in force only with a word about it", async () => {
  const before = "--received 2026-05-26T10:00:00+05:00";
  const { exit, json } = await run(`--regime KZ --rule dc41.erase ${before}`);
  expect(exit).toBe(0);
  expect(json).toMatchObject({ due: "2026-06-17", inForce: false });
});

it.each([
  ["usage", ""],
  ["usage", "--regime KZ --rule block"],
  ["usage", `--regime KZ --rule block ${at} --guess`],
  ["usage", `--regime KZ --rule block ${at} more`],
  ["law.unknown-regime", `--regime XX --rule block ${at}`],
  ["law.unknown-rule", `--regime KZ --rule toString ${at}`],
  ["law.unknown-rule", `--regime KZ --rule claim.citypass ${at}`],
  ["no-offset", "--regime KZ --rule block --received 2026-10-23"],
  ["no-offset", "--regime KZ --rule block --received 2026-10-23T10:00:00"],
  ["bad-date", "--regime KZ --rule block --received 2026-02-30T10:00:00+05:00"],
  ["bad-date", "--regime KZ --rule block --received tomorrow"],
  ["law.calendar-missing", "--regime KZ --rule block --received 2029-01-10T10:00:00+05:00"],
  ["unknown-operator", `--regime KZ --rule block ${at} --operator ../nowhere`],
])("cannot tell, and says why: %s for %s", async (code, line) => {
  const { exit, text, problems } = await run(line);
  expect(exit).toBe(2);
  expect(problems).toMatchObject([{ code }]);
  expect(text).toMatch(/^[A-Z].*[.\w>\]]$/);
});
