import { checkClauses } from "./check-clauses.ts";
import { checkColumns } from "./check-columns.ts";
import { checkConduct } from "./check-conduct.ts";
import { checkConsents } from "./check-consents.ts";
import { checkErasure } from "./check-erasure.ts";
import { checkFields } from "./check-fields.ts";
import { checkFinding } from "./check-finding.ts";
import { checkKinds } from "./check-kinds.ts";
import { checkLaw } from "./check-law.ts";
import { checkNotices } from "./check-notices.ts";
import { checkPromises } from "./check-promises.ts";
import { checkReferences } from "./check-references.ts";
import { checkRegister } from "./check-register.ts";
import { checkTexts } from "./check-texts.ts";
import { checkWebhooks } from "./check-webhooks.ts";
import type { Finding } from "../finding.ts";
import type { Known } from "../known.ts";
import type { PackFiles } from "../pack-files.ts";

/**
 * Everything wrong between the parts of a pack that are each well formed: names that lead nowhere, records that cannot
 * be found or whose erasure is not decided, consents that switch nothing, terms without end, law that we do not know,
 * notices and promises that do not fit each other. Empty: the pack holds together.
 */
export function checkPack(files: PackFiles, known: Known): readonly Finding[] {
  return [
    ...checkRegister(files),
    ...checkLaw(files, known),
    ...checkConduct(files),
    ...checkReferences(files),
    ...checkKinds(files),
    ...checkFinding(files),
    ...checkFields(files),
    ...checkColumns(files),
    ...checkErasure(files),
    ...checkConsents(files),
    ...checkNotices(files),
    ...checkClauses(files),
    ...checkPromises(files, known),
    ...checkTexts(files),
    ...checkWebhooks(files),
  ];
}
