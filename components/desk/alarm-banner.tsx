import { useLocale, useTranslations } from "next-intl";
import { Banner } from "#components/ui/banner.tsx";
import { asTranslate } from "#components/ui/words.ts";
import { formatDateTime } from "#lib/i18n/formats.ts";
import { say } from "#lib/kernel/locale.ts";
import type { OpenAlarm } from "#lib/notify/alarms.ts";

/** What outside has not obeyed or not taken for too long; nothing where all is well. */
export function AlarmBanner({ alarms }: { readonly alarms: readonly OpenAlarm[] }) {
  const t = asTranslate(useTranslations("desk.alarms"));
  const locale = useLocale();
  if (alarms.length === 0) return null;
  return (
    <Banner tone="late" icon="triangle" title={t("title")}>
      <ul className="grid gap-1">
        {alarms.map(({ kind, place, names, open, since, why }) => (
          <li key={`${kind} ${place}`} className="figures">
            {t(kind, {
              name: say(names, locale),
              ...{ open, why: t(`why.${why.key}`, { status: why.status }) },
              since: formatDateTime(locale, since, "long"),
            })}
          </li>
        ))}
      </ul>
    </Banner>
  );
}
