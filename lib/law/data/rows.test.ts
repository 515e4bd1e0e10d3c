import { describe, expect, it } from "vitest";
import type { Limit, Rule } from "#lib/law/core/rule.ts";
import { regimes } from "./regimes.ts";

const short = ({ value, unit }: Limit): string =>
  `${value} ${{ "working-day": "wd", "calendar-day": "cd", month: "m", hour: "h", "at-once": "now" }[unit]}`;

/** A row as law.md prints it: id, limit, mark, and what else is not the rule's everyday self. */
function printed(row: Rule): string {
  const { id, limit, confidence, pauses, extension, acknowledge, validFrom, validTo } = row;
  const validity = [
    ...(validFrom === undefined ? [] : [`from ${validFrom}`]),
    ...(validTo === undefined ? [] : [`to ${validTo}`]),
  ];
  return [
    ...[id, short(limit), confidence],
    ...(row.kind === "own-target" ? ["own target"] : []),
    ...(row.enabled ? [] : ["off"]),
    ...(row.rollForward || limit.unit === "hour" || limit.unit === "at-once" ? [] : ["no roll"]),
    ...pauses.map((pause) => `pause ${pause.id} ${pause.confidence}`),
    ...(extension === undefined
      ? []
      : [
          `+${short(extension.limit)} told in ${short(extension.noticeBy)} ${extension.confidence}`,
        ]),
    ...(acknowledge === undefined
      ? []
      : [`confirm ${short(acknowledge.limit)} ${acknowledge.confidence}`]),
    ...validity,
  ].join(" | ");
}

const rows: Readonly<Record<string, readonly string[]>> = {
  KZ: [
    "info.answer | 3 wd | 2+ | to 2026-10-01",
    "info.answer | 3 wd | 2+ | from 2026-10-02",
    "info.refuse | 3 wd | 2+ | to 2026-10-01",
    "info.refuse | 3 wd | 2+ | from 2026-10-02",
    "rectify | 1 wd | P",
    "block | 1 wd | P",
    "destroy.unlawful | 1 wd | P",
    "destroy.other | 1 wd | P",
    "unblock | 1 wd | P",
    "consent.withdraw | 15 wd | P | from 2026-01-18",
    "autodecision.object | 3 wd | P | from 2026-01-18",
    "public.remove | 1 wd | P",
    "transfer.notify | 10 wd | P",
    "breach.authority | 1 wd | P | from 2024-07-01",
    "dc41.erase | 15 wd | P | from 2026-07-12",
    "dc41.anonymise | 15 wd | P | from 2026-07-12",
    "dc41.restrict | 15 wd | P | from 2026-07-12",
    "claim.consumer | 10 cd | 2+",
    "erasure.ground | 1 wd | own | own target",
    "appeal.state | 15 wd | 2 | off | +2 m told in 15 wd 2",
  ],
  EU: [
    "rights.answer | 1 m | P | pause identity 2 | +2 m told in 1 m P",
    "marketing.object | 0 now | P",
    "breach.authority | 72 h | P",
  ],
  UK: [
    "access.answer | 1 m | 2+ | pause identity 2 | pause fee 2 | pause clarification 2 | +2 m told in 1 m 2+ | to 2026-02-04",
    "access.answer | 1 m | P | pause identity P | pause fee P | pause clarification P | +2 m told in 1 m P | from 2026-02-05",
    "rights.answer | 1 m | 2+ | pause identity 2 | pause fee 2 | +2 m told in 1 m 2+ | to 2026-02-04",
    "rights.answer | 1 m | P | pause identity P | pause fee P | +2 m told in 1 m P | from 2026-02-05",
    "marketing.object | 0 now | 2+",
    "breach.authority | 72 h | 2+",
  ],
  "US-CA": [
    "rights.answer | 45 cd | P | no roll | +45 cd told in 45 cd P | confirm 10 wd P",
    "optout | 15 wd | 2",
  ],
  BR: [
    "access.answer | 15 cd | P | no roll",
    "access.simplified | 0 now | P",
    "access.answer.small | 30 cd | M | off | no roll",
    "rights.act | 0 now | P",
  ],
  RU: [
    "info.answer | 10 wd | M | off | +5 wd told in 10 wd M",
    "rectify | 7 wd | M | off",
    "unlawful.stop | 3 wd | M | off",
    "destroy.unlawful | 10 wd | M | off | +6 m told in 10 wd M",
    "consent.withdraw | 30 cd | M | off | no roll | +6 m told in 30 cd M",
    "processing.stop | 10 wd | M | off | +5 wd told in 10 wd M",
    "breach.authority | 24 h | 2",
    "breach.report | 72 h | 2",
  ],
  TR: ["rights.answer | 30 cd | P | no roll"],
};

describe("the rows of law.md 1.2 and 2", () => {
  it("are told apart by regime", () => {
    expect(regimes.map(({ id }) => id)).toEqual(Object.keys(rows));
  });

  it.each(regimes)("of $id stand in the data exactly, each with its mark", ({ id, rules }) => {
    expect(rules.map(printed)).toEqual(rows[id]);
  });

  it("rest on memory only where they are off", () => {
    const all = regimes.flatMap(({ rules }) => rules);
    const onMemory = all.filter(({ confidence, enabled }) => enabled && confidence === "M");
    expect(onMemory).toEqual([]);
    const wanted = all.filter(({ enabled }) => enabled);
    const parts = wanted.flatMap(({ pauses, extension, acknowledge }) => [
      ...pauses,
      ...(extension === undefined ? [] : [extension]),
      ...(acknowledge === undefined ? [] : [acknowledge]),
    ]);
    expect(parts.filter(({ confidence }) => confidence === "M")).toEqual([]);
  });

  it("neither pause nor extend what a private operator of Kazakhstan owes", () => {
    const kz = regimes.find(({ id }) => id === "KZ");
    const longer = kz?.rules.filter(
      ({ enabled, pauses, extension }) => enabled && (pauses.length > 0 || extension !== undefined),
    );
    expect(longer).toEqual([]);
  });
});
