import { useLocale, useTranslations } from "next-intl";
import { PageHeading } from "#components/ui/layout-parts.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { asTranslate } from "#components/ui/words.ts";
import { formatDate, formatTime } from "#lib/i18n/formats.ts";
import type { LiveData } from "#lib/systems/live-data.ts";
import { ArrivalBoard } from "./arrival-board.tsx";
import { ArrivingRows } from "./arriving-rows.tsx";
import { Arriving } from "./arriving.tsx";
import type { ByHandProps } from "./by-hand-line.tsx";
import { DataFlow } from "./data-flow.tsx";
import { FindForm } from "./find-form.tsx";
import { NothingHeld } from "./nothing-held.tsx";
import { ReadLine } from "./read-line.tsx";
import { type Receipt, ReceiptNote } from "./receipt-note.tsx";
import { TakeAwayRows } from "./take-away-rows.tsx";
import { DataNotes, isNothingHeld } from "./whole-data.tsx";

type Props = {
  readonly live: LiveData;
  readonly receipt: Promise<Receipt | undefined>;
  readonly people: ByHandProps;
  /** Asked by the button of the page itself. */
  readonly isAgain: boolean;
};

/** *My data* while systems are still silent: what has come stands, the rest comes to its own place. */
export function ArrivingData({ live, receipt, people, isAgain }: Props) {
  const t = asTranslate(useTranslations("subject.data"));
  const locale = useLocale();
  const whole = live.whole();
  return (
    <>
      <PageHeading
        title={
          <Arriving from={whole} wait={t("title")}>
            {(view) => (isNothingHeld(view) ? t("nothingTitle") : t("title"))}
          </Arriving>
        }
        lead={<LeadLine live={live} />}
        aside={<FindForm value="" />}
      />
      <div className="grid gap-6">
        <ArrivalBoard
          {...{ live, isAgain }}
          systems={live.outline.systems}
          href={`/${locale}/data`}
        />
        <ArrivingRows live={live} />
      </div>
      {/* Beneath the last row nothing has been read yet, so what comes here moves nothing. */}
      <Arriving from={whole} wait={<Rest />}>
        {(view) => (
          <>
            <div className="mt-6 grid gap-6">
              {isNothingHeld(view) ? <NothingHeld view={view} /> : null}
              <DataNotes {...{ view, people }}>
                {/* Apart from the drawing: in one piece with a text as long, its threads would come in parts that CSP complains of. */}
                <div className="min-h-[6em] rail:min-h-[3em]">
                  <Arriving from={receipt} wait={null}>
                    {(noted) => <ReceiptNote receipt={noted} />}
                  </Arriving>
                </div>
              </DataNotes>
            </div>
            {isNothingHeld(view) ? null : <DataFlow categories={view.categories} />}
            <TakeAwayRows />
          </>
        )}
      </Arriving>
    </>
  );
}

/** When the systems were asked and how many have answered: two lines at the most, now and at the end. */
export function LeadLine({ live }: { readonly live: LiveData }) {
  const t = asTranslate(useTranslations("subject.data"));
  const locale = useLocale();
  const { at } = live.outline;
  // What only people can look into is asked of nobody now, and is no answer.
  const byHand = live.soFar().systems.filter(({ outcome }) => outcome === "excluded");
  const systems = live.outline.systems.filter(({ id }) => !byHand.some((one) => one.id === id));
  const asked = {
    date: formatDate(locale, at, "long-weekday"),
    time: formatTime(locale, at),
    answered: systems.filter(({ id }) => live.hasAnswered(id)).length,
    total: systems.length,
  };
  return (
    <div className="min-h-[4.5em] rail:min-h-[1.5em]">
      <Arriving from={live.whole()} wait={<p>{t("readPart", asked)}</p>}>
        {(view) => <ReadLine view={view} />}
      </Arriving>
    </div>
  );
}

function Rest() {
  return (
    <div aria-hidden="true" className="mt-10 grid gap-4">
      <Skeleton size="short" />
      <Skeleton size="block" />
    </div>
  );
}
