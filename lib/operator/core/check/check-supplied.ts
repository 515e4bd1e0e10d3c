import type { Finding } from "../finding.ts";
import type { Known } from "../known.ts";
import type { PackFiles } from "../pack-files.ts";
import { inFile, inOperator, inSystems } from "./walk.ts";

/**
 * What the law wants an operator to state and this pack does not state. A sample pack lives with these; an operator's own
 * pack does not hold until they are supplied.
 */
export function toBeSupplied({ operator, notices, promises }: PackFiles): readonly Finding[] {
  const { contacts } = operator;
  const contact = (key: "email" | "phone" | "address", what: string): readonly Finding[] =>
    contacts[key] === undefined
      ? [
          inOperator(
            `to-be-supplied.${key}`,
            ["contacts"],
            `${what} for requests is to be supplied.`,
          ),
        ]
      : [];
  const bin = "The business identification number is to be supplied.";
  return [
    ...(operator.bin === undefined ? [inOperator("to-be-supplied.bin", [], bin)] : []),
    ...contact("email", "The e-mail address"),
    ...contact("phone", "The phone number"),
    ...contact("address", "The postal address"),
    ...notices.flatMap(({ file, notice }) => {
      if (notice.posted !== undefined) return [];
      const message = "The day on which this version was posted is to be supplied.";
      return [inFile(file, "to-be-supplied.posted", ["version"], message)];
    }),
    ...(promises?.promises ?? []).flatMap((promise, index) => {
      if (promise.status !== "attested") return [];
      const { when, evidence } = promise.attested;
      if (when !== undefined && evidence !== undefined) return [];
      const message = `Since when clause ${promise.clause} is attested, and by what it is shown, is to be supplied.`;
      const path = ["promises", index, "attested"];
      return [inFile("promises.yaml", "to-be-supplied.attested", path, message)];
    }),
  ];
}

/** What a reader of the check should know, though it stops nobody. */
export function remarksOn({ notices, promises }: PackFiles): readonly Finding[] {
  const dated = notices.filter(({ notice }) => notice.posted !== undefined);
  return [
    ...(promises === undefined
      ? [
          inFile(
            "promises.yaml",
            "no-promises",
            [],
            "The pack has no promises.yaml, so its page of promises is empty.",
          ),
        ]
      : []),
    ...dated.flatMap(({ file, notice }) => {
      const hasEarlier = dated.some(
        (other) =>
          other.notice.service === notice.service &&
          (other.notice.posted ?? "") < (notice.posted ?? ""),
      );
      if (!hasEarlier || notice.changes !== undefined) return [];
      const message = "This version does not say in changes what is new in it.";
      return [inFile(file, "changes-missing", ["version"], message)];
    }),
  ];
}

/** What a pack asks for and this portal cannot do yet: said at every check, also of a sample, and refused where it would act. */
export function notBuiltYet(
  { operator, systems }: PackFiles,
  { systemKinds, requestTypes }: Known,
): readonly Finding[] {
  const outside =
    "A second person from outside is not built yet: erasures are refused until this says staff or single.";
  return [
    ...(operator.secondPerson === "outside"
      ? [inOperator("not-built.second-person-outside", ["secondPerson"], outside)]
      : []),
    ...systems.flatMap(({ kind }, index) => {
      if (systemKinds === undefined || systemKinds.includes(kind)) return [];
      const message = `No connector of the kind "${kind}" exists; there is ${systemKinds.join(", ")}.`;
      return [inSystems("unknown-kind", ["systems", index, "kind"], message)];
    }),
    ...operator.requests.flatMap((type, index) => {
      if (requestTypes === undefined || requestTypes.includes(type)) return [];
      const message = `The request type "${type}" is not built yet, so nobody can file it.`;
      return [inOperator("not-built.request", ["requests", index], message)];
    }),
  ];
}
