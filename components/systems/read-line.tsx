import { useLocale, useTranslations } from "next-intl";
import { Icon } from "#components/ui/icon.tsx";
import { asTranslate } from "#components/ui/words.ts";
import { formatDate, formatTime } from "#lib/i18n/formats.ts";
import type { DataView } from "#lib/systems/core/data-view.ts";

/** When the systems were read and how many answered. */
export function ReadLine({
  view,
}: {
  readonly view: Pick<DataView, "at" | "systems" | "partial">;
}) {
  const locale = useLocale();
  const t = asTranslate(useTranslations("subject.data"));
  const asked = view.systems.filter((system) => system.outcome !== "excluded");
  const answered = asked.filter((system) => system.outcome !== "failed").length;
  const total = asked.length;
  const when = {
    date: formatDate(locale, view.at, "long-weekday"),
    time: formatTime(locale, view.at),
  };
  if (answered < total) return <p>{t("readPart", { ...when, answered, total })}</p>;
  // All have answered, and one of them not with everything: no tick stands for that.
  if (view.partial) return <p>{t("readNotAll", when)}</p>;
  return (
    <p className="flex gap-2">
      <Icon name="check-circle" className="mt-0.5 size-5 text-done" />
      {t("readAll", { ...when, total })}
    </p>
  );
}
