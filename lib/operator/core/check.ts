import { checkColumns } from "./check-columns.ts";
import { checkConsents } from "./check-consents.ts";
import { checkErasure } from "./check-erasure.ts";
import { checkFinding } from "./check-finding.ts";
import { checkReferences } from "./check-references.ts";
import { checkRegister } from "./check-register.ts";
import type { SystemMap } from "./data-map.ts";
import type { Finding } from "./finding.ts";
import type { OperatorFile } from "./pack.ts";

/** What the cross checks look at: both files, each already of the right shape. */
export type PackFiles = { readonly operator: OperatorFile; readonly systems: readonly SystemMap[] };

/**
 * Everything wrong between the parts of a pack that are each well formed: names that lead nowhere, records that cannot
 * be found or whose erasure is not decided, consents that switch nothing, terms without end. Empty: the pack holds together.
 */
export function checkPack(files: PackFiles): readonly Finding[] {
  return [
    ...checkRegister(files),
    ...checkReferences(files),
    ...checkFinding(files),
    ...checkColumns(files),
    ...checkErasure(files),
    ...checkConsents(files),
  ];
}

/** What a pack asks for and this portal cannot do yet: said at every check, also of a sample, and refused where it would act. */
export function notBuiltYet({ operator }: Pick<PackFiles, "operator">): readonly Finding[] {
  if (operator.secondPerson !== "outside") return [];
  return [
    {
      code: "not-built.second-person-outside",
      file: "operator.yaml",
      path: ["secondPerson"],
      message:
        "A second person from outside is not built yet: erasures are refused until this says staff or single.",
    },
  ];
}

/**
 * What the law wants an operator to state and this pack does not state. A sample pack lives with these; an operator's own
 * pack does not hold until they are supplied.
 */
export function toBeSupplied({ operator }: Pick<PackFiles, "operator">): readonly Finding[] {
  const note = (key: string, path: readonly string[], message: string): Finding => ({
    code: `to-be-supplied.${key}`,
    file: "operator.yaml",
    path,
    message,
  });
  const { contacts, notice } = operator;
  return [
    ...(operator.bin === undefined
      ? [note("bin", [], "The business identification number is to be supplied.")]
      : []),
    ...(contacts.email === undefined
      ? [note("email", ["contacts"], "The e-mail address for requests is to be supplied.")]
      : []),
    ...(contacts.phone === undefined
      ? [note("phone", ["contacts"], "The phone number for requests is to be supplied.")]
      : []),
    ...(contacts.address === undefined
      ? [note("address", ["contacts"], "The postal address for requests is to be supplied.")]
      : []),
    ...(notice.posted === undefined
      ? [note("posted", ["notice"], "The day on which the policy was posted is to be supplied.")]
      : []),
  ];
}
