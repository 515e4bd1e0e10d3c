import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { RequestState } from "#components/requests/request-state.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { StateMark } from "#components/ui/state-mark.tsx";
import { asTranslate } from "#components/ui/words.ts";
import { say } from "#lib/kernel/locale.ts";
import type { CaseView } from "#lib/requests/core/views.ts";

/** One line above a case: the way back, number, type, state, and what of its clock is late or due today. */
export function CaseBar({ view, back }: { readonly view: CaseView; readonly back: string }) {
  const t = asTranslate(useTranslations("desk.case"));
  const words = asTranslate(useTranslations("requests"));
  const locale = useLocale();
  const late = view.clocks.find(({ isOverdue }) => isOverdue);
  const today = view.clocks.find(({ isDueToday }) => isDueToday);
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-hairline px-5 py-1.5">
      <Link
        href={back}
        prefetch={false}
        className="soft -ms-1 inline-flex min-h-8 items-center gap-1.5 rounded-control pe-2 text-accent hover:text-accent-strong"
      >
        <Icon name="chevron-left" className="size-4.5" />
        {t("back")}
      </Link>
      <p className="text-16">
        <strong className="figures font-semibold">{view.number}</strong>
        <span className="ms-3">{words(`types.${view.type}.name`)}</span>
      </p>
      <RequestState state={view.state} boxed />
      {late === undefined ? null : (
        <StateMark tone="late" icon="triangle" boxed>
          {t("lateBy", { what: say(late.what, locale), days: late.workingDaysLate })}
        </StateMark>
      )}
      {late !== undefined || today === undefined ? null : (
        <StateMark tone="soon" icon="flag" boxed>
          {t("dueToday", { what: say(today.what, locale) })}
        </StateMark>
      )}
    </div>
  );
}
