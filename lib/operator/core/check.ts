import { checkColumns } from "./check-columns.ts";
import { checkConsents } from "./check-consents.ts";
import { checkErasure } from "./check-erasure.ts";
import { checkFinding } from "./check-finding.ts";
import { checkNotices } from "./check-notices.ts";
import { checkReferences } from "./check-references.ts";
import { checkRegister } from "./check-register.ts";
import type { Finding } from "./finding.ts";
import type { PackFiles } from "./pack-files.ts";
import { inFile } from "./walk.ts";

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
    ...checkNotices(files),
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
export function toBeSupplied({ operator, notices }: PackFiles): readonly Finding[] {
  const note = (key: string, path: readonly string[], message: string): Finding => ({
    code: `to-be-supplied.${key}`,
    file: "operator.yaml",
    path,
    message,
  });
  const { contacts } = operator;
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
    ...notices.flatMap(({ file, notice }) =>
      notice.posted === undefined
        ? [
            inFile(
              file,
              "to-be-supplied.posted",
              ["version"],
              "The day on which this version was posted is to be supplied.",
            ),
          ]
        : [],
    ),
  ];
}
