import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { Icon } from "#components/ui/icon.tsx";
import { toneText } from "#components/ui/state-mark.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { asTranslate } from "#components/ui/words.ts";
import { formatNumber } from "#lib/i18n/formats.ts";
import type { PromiseStatus } from "#lib/operator/core/promise.ts";
import type { PromisesView } from "#lib/operator/core/promise-view.ts";
import { statusMarks } from "./status-marks.ts";

type Props = { readonly view: PromisesView; readonly only: PromiseStatus | undefined };

/** Five sums that add up to all promises; each leads to the promises of its status alone. */
export function PromiseSums({ view, only }: Props) {
  const t = asTranslate(useTranslations("promises"));
  const locale = useLocale();
  const here = `/${locale}/promises`;
  return (
    <nav aria-label={t("sums")} data-print="no">
      <ul className="grid overflow-hidden rounded-card border border-hairline bg-surface max-rail:divide-y max-rail:divide-hairline rail:grid-cols-5 rail:divide-x rail:divide-hairline">
        {view.counts.map(({ status, count }) => {
          const mark = statusMarks[status];
          return (
            <li key={status}>
              <Link
                href={`${here}?status=${status}`}
                prefetch={false}
                aria-current={only === status ? "true" : undefined}
                className="soft flex min-h-11 items-center gap-3 px-4 py-2.5 -outline-offset-3 hover:text-accent-strong aria-[current]:bg-accent-soft aria-[current]:text-accent-strong rail:h-full rail:py-4"
              >
                <Icon name={mark.icon} className={`size-5 ${toneText[mark.tone]}`} />
                <span className="flex flex-1 items-baseline justify-between gap-3 rail:block">
                  <strong className="figures order-last text-18 font-semibold rail:block rail:text-22">
                    {formatNumber(locale, count)}
                  </strong>
                  <span className="rail:mt-0.5 rail:block rail:text-14">
                    {t(`status.${status}.name`)}
                  </span>
                </span>
              </Link>
            </li>
          );
        })}
      </ul>
      {only === undefined ? null : (
        <p className="mt-4 text-14">
          <TextLink href={here}>{t("showAll", { count: view.all })}</TextLink>
        </p>
      )}
    </nav>
  );
}
