import { isEndless, isTooLong, longestYears } from "./endless.ts";
import type { Finding } from "../finding.ts";
import { generalNotice } from "../notice-choice.ts";
import type { OperatorFile } from "../pack.ts";
import { reservedId } from "../portal-register.ts";
import { offerableRequests } from "../request-types.ts";
import { inOperator, repeats } from "./walk.ts";
import type { PackFiles } from "../pack-files.ts";

const registers = [
  "services",
  "categories",
  "purposes",
  "bases",
  "sources",
  "recipients",
  "retention",
  "cookies",
  "terms",
  "successions",
] as const;

/** The register of `operator.yaml` by itself: ids once each, terms that end, known request types and zone. */
export function checkRegister({ operator }: PackFiles): readonly Finding[] {
  return [
    ...registers.flatMap((register) => checkIds(operator, register)),
    ...operator.services.flatMap(({ id }, index) =>
      id === generalNotice
        ? [
            inOperator(
              "reserved-id",
              ["services", index, "id"],
              `"${id}" is the notice of all services without one of their own; choose another id.`,
            ),
          ]
        : [],
    ),
    ...operator.retention.flatMap(checkTerm),
    ...operator.requests.flatMap((type, index) =>
      offerableRequests.includes(type)
        ? []
        : [inOperator("unknown-request", ["requests", index], `No request type "${type}" exists.`)],
    ),
    ...repeats(operator.requests, (type, index) =>
      inOperator("duplicate-id", ["requests", index], `The request type "${type}" stands twice.`),
    ),
    ...checkTerms(operator),
    ...(isZone(operator.zone)
      ? []
      : [inOperator("unknown-zone", ["zone"], `No time zone "${operator.zone}" exists.`)]),
  ];
}

function checkIds(
  operator: OperatorFile,
  register: (typeof registers)[number],
): readonly Finding[] {
  const ids = operator[register].map((entry) => entry.id);
  return [
    ...repeats(ids, (id, index) =>
      inOperator("duplicate-id", [register, index, "id"], `The id "${id}" stands twice here.`),
    ),
    ...ids.flatMap((id, index) =>
      id === reservedId || id.startsWith(`${reservedId}-`)
        ? [
            inOperator(
              "reserved-id",
              [register, index, "id"],
              `The id "${id}" belongs to the portal's own register; choose another.`,
            ),
          ]
        : [],
    ),
  ];
}

function checkTerm(term: OperatorFile["retention"][number], index: number): readonly Finding[] {
  const path = ["retention", index];
  const { rule } = term;
  if (term.id === "forever" || isEndless(term.names)) {
    const message = `Retention "${term.id}" has no end; article 12(2) of Law 94-V requires one.`;
    return [inOperator("retention-endless", [...path, "names"], message)];
  }
  if (rule === undefined) return [];
  if (isTooLong(rule)) {
    const message = `Retention "${term.id}" is longer than ${longestYears} years, which is no term.`;
    return [inOperator("retention-endless", [...path, "rule"], message)];
  }
  const counts = [rule.years, rule.months, rule.days];
  if (counts.every((count) => count === undefined) || counts.some((count) => (count ?? 0) < 0)) {
    const message = `Retention "${term.id}" must count days, months or years forward.`;
    return [inOperator("retention-empty", [...path, "rule"], message)];
  }
  return [];
}

function checkTerms(operator: OperatorFile): readonly Finding[] {
  return operator.terms.flatMap((term, index) => {
    if (term.id !== `claim.${operator.id}`) {
      const message = `The contract term "${term.id}" must be called "claim.${operator.id}".`;
      return [inOperator("wrong-term-id", ["terms", index, "id"], message)];
    }
    if (term.value > 0) return [];
    return [
      inOperator("wrong-value", ["terms", index, "value"], "A term is at least one day long."),
    ];
  });
}

function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: zone }).format(0) !== "";
  } catch {
    return false;
  }
}
