import { expect, it } from "vitest";
import { regimeOf } from "#lib/law/queries.ts";
import { command } from "./deadline.ts";

const run = (line: string) => command.run(line.split(" ").filter((word) => word !== ""));
const at = "--received 2026-10-23T10:00:00+05:00";

it("answers with the date, the rule, the trace and the confidence", async () => {
  const { exit, json, text } = await run(`--regime KZ --rule info.answer ${at}`);
  expect(exit).toBe(0);
  expect(json).toMatchObject({ due: "2026-10-29", rule: "info.answer", confidence: "2+" });
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

it("tells when the last day is over, and the warnings in words", async () => {
  const { json, text } = await run(`--regime KZ --rule info.answer ${at}`);
  expect(json).toMatchObject({
    dueAt: "2026-10-29T19:00:00Z",
    receivedAt: "2026-10-23T05:00:00Z",
    warnings: [],
  });
  expect(text).toContain("Over at 2026-10-29T19:00:00Z");
  const unread = await run(`--regime US-CA --rule optout ${at}`);
  expect(unread.json).toMatchObject({ confidence: "2", warnings: [{ code: "unverified" }] });
  expect(unread.text).toContain("Unverified: nobody has checked");
});

it("counts by the calendar of another regime, not by the operator's own", async () => {
  const { json } = await run(`--regime UK --rule rights.answer ${at}`);
  expect(json).toMatchObject({ regime: "UK", calendar: "GB-ENG", due: "2026-11-23" });
});

it("gives the earliest date where holidays are those of a place that nobody named, and says so", async () => {
  const christmas = "--received 2026-11-25T10:00:00+01:00";
  const earliest = await run(`--regime EU --rule rights.answer ${christmas}`);
  expect(earliest).toMatchObject({ exit: 0, json: { due: "2026-12-25", calendar: "weekends" } });
  expect(earliest.text).toContain("the date is the earliest possible");
  const german = await run(`--regime EU --rule rights.answer ${christmas} --calendar DE`);
  expect(german.json).toMatchObject({ due: "2026-12-28", calendar: "DE" });
  expect(german.text).not.toContain("earliest possible");
});

it("counts hours on instants, and what is due at once at receipt", async () => {
  const breach = await run(`--regime EU --rule breach.authority ${at}`);
  expect(breach.json).toMatchObject({ due: "2026-10-26", dueAt: "2026-10-26T05:00:00Z" });
  expect(breach.text).not.toContain("earliest possible");
  const marketing = await run(`--regime EU --rule marketing.object ${at}`);
  expect(marketing.json).toMatchObject({ due: "2026-10-23", dueAt: "2026-10-23T05:00:00Z" });
});

it.each(["KZ", "EU", "UK", "US-CA", "BR", "RU", "TR"])(
  "answers for every rule of %s",
  async (id) => {
    const regime = regimeOf(id);
    if (!regime.ok) throw new Error(regime.error.code);
    for (const { id: rule } of regime.value.rules) {
      const { exit, json } = await run(`--regime ${id} --rule ${rule} ${at}`);
      expect([rule, exit, json?.["rule"]]).toEqual([rule, 0, rule]);
    }
  },
);

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
  ["law.unknown-calendar", `--regime EU --rule rights.answer ${at} --calendar XX`],
  ["law.calendar-missing", "--regime KZ --rule block --received 2029-01-10T10:00:00+05:00"],
  ["unknown-operator", `--regime KZ --rule block ${at} --operator ../nowhere`],
])("cannot tell, and says why: %s for %s", async (code, line) => {
  const { exit, text, problems } = await run(line);
  expect(exit).toBe(2);
  expect(problems).toMatchObject([{ code }]);
  expect(text).toMatch(/^[A-Z].*[.\w>\]]$/);
});
