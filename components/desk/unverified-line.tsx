import { useLocale, useTranslations } from "next-intl";
import { formatDate } from "#lib/i18n/formats.ts";
import type { QueueRow } from "#lib/requests/core/views.ts";

/** Requests whose person has not shown who they are: one dashed row, with the next date that binds all the same. */
export function UnverifiedLine({ rows }: { readonly rows: readonly QueueRow[] }) {
  const t = useTranslations("desk.queue");
  const locale = useLocale();
  const [next] = rows.flatMap(({ due }) => due ?? []).sort();
  if (rows.length === 0 || next === undefined) return null;
  return (
    <p className="mt-5 flex flex-wrap gap-x-4 gap-y-1 rounded-card border border-dashed border-control px-4 py-3">
      <strong className="font-semibold">{t("unverified", { count: rows.length })}</strong>
      <span className="text-muted">
        {t("unverifiedText", { due: formatDate(locale, next, "long-weekday") })}
      </span>
    </p>
  );
}
