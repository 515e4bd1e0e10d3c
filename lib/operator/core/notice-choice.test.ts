import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import {
  effectiveDay,
  governedBy,
  noticeByRef,
  noticeIds,
  noticeInForce,
  noticeRef,
  noticeVersions,
} from "./notice-choice.ts";
import type { Notice } from "./notice.ts";

const words = (en: string) => ({ kk: en, ru: en, en });
const day = (iso: string) => Temporal.PlainDate.from(iso);

function version(name: string, more: Partial<Notice> = {}): Notice {
  const sections = [{ clause: "1", titles: words("One"), texts: words("Text") }];
  return { version: name, titles: words(name), sections, ...more };
}

type Rule = "on-posting" | "as-stated" | "day-after";

function operator(notices: readonly Notice[], inForce: Rule = "on-posting") {
  const service = (id: string) => ({ id, names: words(id), selfErase: false });
  return {
    notice: { inForce, acceptance: "none" as const },
    services: [service("tickets"), service("news")],
    notices,
  };
}

const posted = version("a", { posted: "2021-07-15" });
const stated = version("b", { posted: "2021-07-15", effective: "2021-09-01" });

// Seeds: 000 1.2 and 6.2, 001 8, 004 7.4 on posting · 002 6.1 as stated · 003 8.1 the day after posting.
it.each<[Rule, Notice, string | undefined]>([
  ["on-posting", posted, "2021-07-15"],
  ["on-posting", stated, "2021-09-01"],
  ["as-stated", posted, "2021-07-15"],
  ["as-stated", stated, "2021-09-01"],
  ["day-after", posted, "2021-07-16"],
  ["day-after", version("c", { posted: "2023-12-31" }), "2024-01-01"],
  ["day-after", version("d", { posted: "2024-02-28" }), "2024-02-29"],
  ["day-after", version("undated"), undefined],
])("by the rule %s the version of %o begins on %s", (rule, notice, begins) => {
  expect(effectiveDay(operator([], rule), notice)?.toString()).toBe(begins);
});

describe("on a day", () => {
  const old = version("2019", { posted: "2019-03-01" });
  const now = version("2021", { posted: "2021-07-15" });
  const soon = version("2027", { posted: "2026-11-01", effective: "2027-01-01" });
  const three = operator([soon, now, old]);

  it.each([
    ["2019-02-28", undefined],
    ["2019-03-01", "2019"],
    ["2021-07-14", "2019"],
    ["2021-07-15", "2021"],
    ["2026-12-31", "2021"],
    ["2027-01-01", "2027"],
  ])("%s the text in force is %s", (on, name) => {
    expect(noticeInForce(three, "tickets", day(on))?.version).toBe(name);
  });

  it("says of each version since when, until when, and what is coming", () => {
    const rows = noticeVersions(three, "general", day("2026-11-22"));
    expect(
      rows.map(({ notice, from, until, state }) => [
        ...[notice.version, from?.toString(), until?.toString(), state],
      ]),
    ).toEqual([
      ["2019", "2019-03-01", "2021-07-15", "past"],
      ["2021", "2021-07-15", "2027-01-01", "in-force"],
      ["2027", "2027-01-01", undefined, "coming"],
    ]);
  });

  it("a version without a day governs until a dated one begins", () => {
    const two = operator([now, version("undated")]);
    expect(noticeInForce(two, undefined, day("1999-01-01"))?.version).toBe("undated");
    expect(noticeInForce(two, undefined, day("2021-07-15"))?.version).toBe("2021");
  });

  it("of two that begin on one day the later posted governs", () => {
    const early = version("x", { posted: "2021-01-01", effective: "2021-06-01" });
    const late = version("w", { posted: "2021-05-01", effective: "2021-06-01" });
    for (const notices of [
      [early, late],
      [late, early],
    ]) {
      expect(noticeInForce(operator(notices), undefined, day("2021-06-01"))?.version).toBe("w");
    }
  });

  it("nothing governs before the first dated text", () => {
    expect(noticeInForce(operator([soon]), "news", day("2026-11-22"))).toBeUndefined();
    expect(noticeVersions(operator([soon]), "general", day("2026-11-22"))[0]?.state).toBe("coming");
  });
});

describe("services", () => {
  const general = version("1", { posted: "2020-01-01" });
  const own = version("1", { posted: "2022-01-01", service: "news" });
  const both = operator([own, general]);

  it("one without a notice of its own is governed by the general one", () => {
    expect(noticeInForce(both, "tickets", day("2026-01-01"))).toBe(general);
    expect(noticeInForce(both, "news", day("2026-01-01"))).toBe(own);
  });

  it("one with its own is governed by the general one until that begins", () => {
    expect(noticeInForce(both, "news", day("2021-12-31"))).toBe(general);
    expect(governedBy(both, "general", day("2021-12-31")).map(({ id }) => id)).toEqual([
      "tickets",
      "news",
    ]);
    expect(governedBy(both, "news", day("2022-01-01")).map(({ id }) => id)).toEqual(["news"]);
  });

  it("versions of two notices that are called alike are told apart", () => {
    expect([noticeRef(general), noticeRef(own)]).toEqual(["general/1", "news/1"]);
    expect(noticeByRef(both, "news/1")).toBe(own);
    expect(noticeByRef(both, "tickets/1")).toBeUndefined();
    expect(noticeIds(both)).toEqual(["general", "news"]);
    expect(noticeIds(operator([own]))).toEqual(["news"]);
  });
});

test("on every day exactly the newest version that has begun is in force, and it never goes back in time", () => {
  const days = fc.integer({ min: 0, max: 2000 }).map((add) => day("2020-01-01").add({ days: add }));
  const notices = fc
    .array(fc.tuple(days, fc.option(fc.integer({ min: 0, max: 90 }))), { maxLength: 6 })
    .map((rows) =>
      rows.map(([on, wait], index) =>
        version(`v${index}`, {
          posted: on.toString(),
          ...(wait === null ? {} : { effective: on.add({ days: wait }).toString() }),
        }),
      ),
    );
  fc.assert(
    fc.property(
      notices,
      fc.constantFrom<Rule>("on-posting", "day-after"),
      days,
      (list, rule, on) => {
        const one = operator(list, rule);
        const begun = list.filter(
          (notice) => (effectiveDay(one, notice)?.toString() ?? "") <= on.toString(),
        );
        const found = noticeInForce(one, "tickets", on);
        expect(found === undefined).toBe(begun.length === 0);
        for (const notice of begun) {
          expect(
            (effectiveDay(one, notice)?.toString() ?? "") <=
              String(found && effectiveDay(one, found)),
          ).toBe(true);
        }
        const states = noticeVersions(one, "general", on).map(({ state }) => state);
        expect(states.filter((state) => state === "in-force")).toHaveLength(
          begun.length === 0 ? 0 : 1,
        );
        expect(states).toEqual(states.toSorted((a, b) => order.indexOf(a) - order.indexOf(b)));
      },
    ),
  );
});
const order = ["past", "in-force", "coming"];
