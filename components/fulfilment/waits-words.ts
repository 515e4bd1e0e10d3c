import type { RunWaits } from "#lib/fulfilment/core/run-view.ts";
import { formatDateTime } from "#lib/i18n/formats.ts";
import type { Translate } from "#lib/i18n/translator.ts";
import { type Locale, say } from "#lib/kernel/locale.ts";
import { stepErrorKey } from "#lib/systems/core/failure-words.ts";

/** Which systems an approved erasure waits for, why, and when they are asked again; `t` has the texts of `fulfilment`. */
export function waitsWords(
  { systems, reasons = [], againAt, since }: RunWaits,
  { locale, t }: { readonly locale: Locale; readonly t: Translate },
): { readonly title: string; readonly text: string } {
  const names = systems.map((one) => say(one, locale)).join(", ");
  const parts = [
    ...reasons.map(({ system, code }) => {
      const reason = t(`errors.${stepErrorKey(code)}`);
      return reasons.length === 1
        ? reason
        : t("waits.reason", { system: say(system, locale), reason });
    }),
    since === undefined ? undefined : t("waits.since", { at: formatDateTime(locale, since) }),
    againAt === undefined ? undefined : t("waits.again", { at: formatDateTime(locale, againAt) }),
    // What people answered "cannot" to is tried again by nobody before staff say so.
    againAt === undefined && since !== undefined ? t("waits.everyMinute") : undefined,
  ];
  return {
    title: t("waits.title", { systems: names }),
    text: parts.filter((part) => part !== undefined).join(" "),
  };
}
