import type { AccountId } from "#lib/kernel/ids.ts";
import { type Locale, say } from "#lib/kernel/locale.ts";
import type { Unit } from "#lib/platform/unit.ts";
import type { Target } from "./write-field.ts";

/** A person's own correction that was read back: the log, and for an identifier a notice to every proven address, once. */
export async function logCorrection(
  unit: Unit,
  done: {
    readonly write: string;
    readonly accountId: AccountId;
    readonly locale: Locale;
    readonly target: Target;
  },
): Promise<void> {
  const { write, accountId, locale } = done;
  const { system, collection, id, field } = done.target;
  if (field.identifier !== undefined) {
    await unit.notices.notify({
      event: "data.identifier-changed",
      accountId,
      params: { system: say(system.names, locale), field: say(field.names, locale) },
      key: `data.identifier-changed:${write}`,
      to: "all",
    });
  }
  await unit.audit.append({
    action: "data.corrected",
    subject: accountId,
    data: { write, system: system.id, collection: collection.id, field: id },
  });
}
