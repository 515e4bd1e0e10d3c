import type { AccountId } from "#lib/kernel/ids.ts";
import { type Locale, say } from "#lib/kernel/locale.ts";
import { translator, type Translate } from "#lib/i18n/translator.ts";
import { verifiedIdentifiers } from "#lib/identity/queries.ts";
import { currentOperator } from "#lib/operator/current.ts";
import { readSystems } from "#lib/systems/reading.ts";
import type { SubjectReading, Workspace } from "#lib/systems/ports.ts";
import { foundIn, type Found } from "./core/found.ts";

/**
 * What the operator's systems hold of a person, counted for whoever the case is assigned to. The portal's own rows are not
 * counted here: the desk does not see all of them; the archive has them.
 */
export async function findFor(
  workspace: Workspace,
  accountId: AccountId,
): Promise<{ readonly found: readonly Found[]; readonly reading: SubjectReading }> {
  const { identifiers, now } = await workspace.unit(async (unit) => ({
    identifiers: await verifiedIdentifiers(unit, accountId),
    now: unit.now,
  }));
  const { systems } = workspace;
  const maps = systems.maps.filter(({ id }) => id !== "portal");
  const connector = (id: string) => systems.connector(id);
  const reading = await readSystems({ maps, connector }, identifiers, now);
  return { found: foundIn(reading), reading };
}

/** The findings in words of the person's language, a line per system. */
export function foundWords(found: readonly Found[], locale: Locale): string {
  const t = translator(locale, "requests");
  const lines = found.map((one) =>
    t("drafts.found-line", { system: say(one.system, locale), parts: partsOf(one, locale, t) }),
  );
  return [t(`drafts.found-${opening(found)}`), ...lines].join("\n");
}

/** Nothing is denied while a system is silent or a record waits for its review. */
function opening(found: readonly Found[]): "held" | "unknown" | "not-held" {
  if (found.some(({ categories }) => categories.length > 0)) return "held";
  const isOpen = found.some(
    ({ isSilent, isByHand, underReview }) => isSilent || isByHand || underReview > 0,
  );
  return isOpen ? "unknown" : "not-held";
}

function partsOf(one: Found, locale: Locale, t: Translate): string {
  if (one.isSilent) return t("drafts.found-silent");
  if (one.isByHand) return t("drafts.found-by-hand");
  const { categories } = currentOperator();
  const parts = one.categories.map(({ category, records }) => {
    const names = categories.find(({ id }) => id === category)?.names;
    return t("drafts.found-part", { category: say(names, locale) ?? category, count: records });
  });
  if (one.underReview > 0) parts.push(t("drafts.found-review", { count: one.underReview }));
  if (one.isPartial) parts.push(t("drafts.found-partly"));
  return parts.length === 0 ? t("drafts.found-nothing") : parts.join("; ");
}
