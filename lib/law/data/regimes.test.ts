import { describe, expect, it } from "vitest";
import type { Text } from "#lib/kernel/locale.ts";
import type { Regime } from "#lib/law/core/regime.ts";
import type { Rule } from "#lib/law/core/rule.ts";
import { type Jurisdiction, rulesFor } from "#lib/law/queries.ts";
import { regimes } from "./regimes.ts";
import { lawTables } from "./tables.ts";

/** Request types of the product; a regime may know fewer. */
const everyType = [
  ...["information", "copy", "rectification", "restriction", "release", "erasure", "withdrawal"],
  ...["objection", "unpublish", "claim", "notice-refusal"],
];
const unknown: Readonly<Record<string, readonly string[]>> = {
  KZ: [],
  EU: ["claim"],
  UK: ["claim"],
  "US-CA": ["release", "unpublish", "claim", "notice-refusal"],
  BR: ["release", "claim"],
  RU: ["claim"],
  TR: ["restriction", "release", "claim"],
};

/** Days on which something changed or might have, and days between. */
const days = [
  ...["2024-01-01", "2024-06-30", "2024-07-01", "2025-03-03", "2026-01-17", "2026-01-18"],
  ...["2026-02-04", "2026-02-05", "2026-07-11", "2026-07-12", "2026-10-01", "2026-10-02"],
  ...["2026-11-22", "2028-12-31"],
];
const noon = (day: string): Temporal.Instant => Temporal.Instant.from(`${day}T12:00:00Z`);
const operatorIn = (regime: string): Jurisdiction => ({
  ...{ regime, zone: "UTC", week: 5 },
  terms: [],
});

function textsOf(regime: Regime): readonly Text[] {
  const rule = ({ what, trigger, source, pauses, extension, acknowledge }: Rule): Text[] => [
    ...[what, trigger, source],
    ...pauses.flatMap((pause) => [pause.why, pause.source]),
    ...(extension === undefined ? [] : [extension.source]),
    ...(acknowledge === undefined ? [] : [acknowledge.source]),
  ];
  return [
    ...[regime.names, regime.receivedNote.why, regime.receivedNote.source],
    ...regime.rules.flatMap(rule),
    ...[...regime.grounds, ...regime.refusals].flatMap(({ names, article, note }) =>
      note === undefined ? [names, article] : [names, article, note],
    ),
  ];
}

describe.each(regimes)("the regime $id", (regime) => {
  const { rules, requestTypes, grounds, refusals } = regime;
  const known = new Set(rules.map(({ id }) => id));

  it("says everything in three languages, each in its own letters", () => {
    for (const text of textsOf(regime)) {
      for (const words of [text.kk, text.ru, text.en]) {
        expect(words.trim(), text.en).toBe(words);
        expect(words.length, text.en).toBeGreaterThan(1);
        expect(words, text.en).not.toMatch(/undefined|,,|\s\s/u);
      }
      expect(text.en, text.en).not.toMatch(/[а-яё]/iu);
      // 395/НҚ is the number of an order.
      expect(text.ru.replaceAll("НҚ", ""), text.ru).not.toMatch(/[әғқңөұүһі]/iu);
      if (text.kk.length > 24) expect(text.kk, text.en).not.toBe(text.ru);
    }
  });

  it("counts by a calendar that exists, or leaves it to the member state", () => {
    const known = lawTables.calendars.map(({ id }) => id);
    if (regime.calendar === undefined) expect(regime.id).toBe("EU");
    else expect(known).toContain(regime.calendar);
  });

  it("has an id for each ground and refusal of its own", () => {
    const ids = [...grounds, ...refusals].map(({ id }) => id);
    expect(ids.toSorted()).toEqual([...new Set(ids)].toSorted());
  });

  it("has rows of one id only one after the other", () => {
    for (const id of known) {
      const rows = rules.filter((one) => one.id === id);
      for (const day of days) {
        const inForce = rows.filter(
          ({ validFrom = "", validTo = "9" }) => validFrom <= day && day <= validTo,
        );
        expect(inForce.length, `${id} on ${day}`).toBeLessThanOrEqual(1);
      }
    }
  });

  it("names only rules and request types that exist", () => {
    const named = Object.values(requestTypes).flatMap((one) => [
      ...one.atReceipt,
      ...one.onEvent,
      ...(one.otherwise ?? []),
    ]);
    expect(named.filter((id) => !known.has(id))).toEqual([]);
    const types = Object.keys(requestTypes);
    expect(types.filter((type) => !everyType.includes(type))).toEqual([]);
    const ofReasons = [...grounds, ...refusals].flatMap((one) => one.types);
    expect(ofReasons.filter((type) => !types.includes(type))).toEqual([]);
  });

  it("adds a date by a ground only where its rule is in use for the type", () => {
    for (const { id, adds, types } of grounds) {
      if (adds === undefined) continue;
      const rule = rules.find((one) => one.id === adds);
      expect(rule?.enabled, id).toBe(true);
      for (const type of types) expect(requestTypes[type]?.onEvent, id).toContain(adds);
    }
  });

  it("has a ground and a reason to refuse for every type that it knows", () => {
    for (const type of Object.keys(requestTypes)) {
      expect(grounds.filter(({ types }) => types.includes(type)).length, type).toBeGreaterThan(0);
      expect(refusals.filter(({ types }) => types.includes(type)).length, type).toBeGreaterThan(0);
    }
    expect(refusals.map(({ id }) => id)).toContain("identity-not-shown");
  });

  it("refuses the types that its law does not know", () => {
    const refused = everyType.filter(
      (type) => !rulesFor(operatorIn(regime.id), { type, received: noon("2026-11-22") }).ok,
    );
    expect(refused).toEqual(unknown[regime.id]);
    expect(
      rulesFor(operatorIn(regime.id), { type: "claims", received: noon("2026-11-22") }),
    ).toMatchObject({ ok: false, error: { code: "law.unknown-type" } });
  });
});

it.each(regimes.filter(({ id }) => id !== "RU"))(
  "starts in $id one last day for every type on any day since 2024",
  ({ id, requestTypes }) => {
    for (const type of Object.keys(requestTypes)) {
      for (const day of days) {
        const found = rulesFor(operatorIn(id), { type, received: noon(day) });
        const last = found.ok && found.value.atReceipt.filter(({ kind }) => kind === "last-day");
        expect(last, `${type} on ${day}`).toHaveLength(1);
      }
    }
  },
);

it("starts nothing in Russia, where no article on requests was read", () => {
  for (const type of everyType.filter((one) => one !== "claim")) {
    const found = rulesFor(operatorIn("RU"), { type, received: noon("2026-11-22") });
    expect(found).toEqual({ ok: true, value: { atReceipt: [], onEvent: [] } });
  }
});
