import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { CalendarAsked, CalendarDecided } from "#components/desk/calendar-changes.tsx";
import { CalendarDays } from "#components/desk/calendar-days.tsx";
import {
  ConfirmYearForm,
  DecideChangeForm,
  MoveAllForm,
  ProposeDayForm,
} from "#components/desk/calendar-forms.tsx";
import { CalendarKept } from "#components/desk/calendar-kept.tsx";
import { CalendarWarning } from "#components/desk/calendar-warning.tsx";
import { CalendarHead, CalendarMonths } from "#components/desk/calendar-year.tsx";
import { translator } from "#lib/i18n/translator.ts";
import { calendarView } from "#lib/operator/calendar-view.ts";
import { keptDates } from "#lib/requests/kept-dates.ts";
import { pageUnit } from "#lib/web/container.ts";
import { orNotFound } from "#lib/web/not-found.ts";
import { requireStaff } from "#lib/web/session.ts";
import DeskNotFound from "../not-found.tsx";
import { decideChange, moveAllLater, proposeDay, proposeYear } from "./actions.ts";

type Props = {
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("common.desk"))("calendar") };
}

/** The working calendar of a year: what is off and why, what was changed, what waits for a second person. */
async function CalendarPage({ searchParams }: Props) {
  const viewer = await requireStaff("officer", "admin", "auditor");
  const { year } = await searchParams;
  const asked =
    typeof year === "string" ? Number(/^\d{4}$/.exec(year)?.[0] ?? Number.NaN) : undefined;
  const view = await pageUnit(viewer, (unit) => calendarView(unit, asked));
  if (view === null) notFound();
  const kept = await pageUnit(viewer, keptDates);
  return (
    <div className="grid content-start gap-x-10 gap-y-6 px-5 py-4 desk:grid-cols-[minmax(0,1fr)_21rem]">
      <div className="grid gap-4 desk:col-span-2">
        <CalendarHead view={view} kept={kept.total} />
        {view.warning === undefined ? null : (
          <CalendarWarning warning={view.warning} isOpen={view.warning.year === view.year} />
        )}
      </div>
      <div className="grid content-start gap-8">
        <CalendarMonths view={view} />
        <CalendarDays view={view} />
        <CalendarDecided view={view} />
      </div>
      <div className="grid content-start gap-8">
        <CalendarAsked
          view={view}
          decide={(change) => <DecideChangeForm change={change} act={decideChange} />}
        />
        <CalendarKept
          total={kept.total}
          dates={kept.dates}
          {...(view.mayDecide ? { form: <MoveAllForm act={moveAllLater} /> } : {})}
        />
        {view.mayPropose ? <ProposeDayForm view={view} act={proposeDay} /> : null}
        {view.mayConfirm ? (
          <ConfirmYearForm view={view} act={proposeYear} reasons={usualReasons()} />
        ) : null}
      </div>
    </div>
  );
}

/** What usually stands as the reason of a confirmation, each in its own language. */
function usualReasons(): Readonly<Record<string, string>> {
  const of = (locale: "kk" | "ru" | "en") => translator(locale, "calendar")("confirm.reason");
  return { kk: of("kk"), ru: of("ru"), en: of("en") };
}

export default orNotFound(CalendarPage, DeskNotFound);
