import { useLocale, useTranslations } from "next-intl";
import { Banner } from "#components/ui/banner.tsx";
import { asTranslate } from "#components/ui/words.ts";
import type { RunWaits as Waits } from "#lib/fulfilment/core/run-view.ts";
import { formatDateTime } from "#lib/i18n/formats.ts";
import { say } from "#lib/kernel/locale.ts";
import { stepErrorKey } from "#lib/systems/core/failure-words.ts";

/** Which systems an approved erasure waits for, why, and when they are asked again. */
export function RunWaits({ waits }: { readonly waits: Waits }) {
  const locale = useLocale();
  const t = asTranslate(useTranslations("fulfilment"));
  const { systems, reasons = [], againAt, since, answerBy } = waits;
  const byHand = useTranslations("tasks");
  const names = systems.map((one) => say(one, locale)).join(", ");
  if (answerBy !== undefined) {
    return (
      <Banner tone="soon" icon="user" title={t("waits.title", { systems: names })}>
        {byHand("waits", { at: formatDateTime(locale, answerBy, "long-weekday") })}
      </Banner>
    );
  }
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
  return (
    <Banner tone="soon" icon="clock" title={t("waits.title", { systems: names })}>
      {parts.filter((part) => part !== undefined).join(" ")}
    </Banner>
  );
}
