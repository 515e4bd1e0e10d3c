import { useLocale, useTranslations } from "next-intl";
import { ButtonLink } from "#components/ui/button.tsx";
import { FocusHere } from "#components/ui/focus-here.tsx";
import { StateMark } from "#components/ui/state-mark.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { asTranslate } from "#components/ui/words.ts";
import { formatTime } from "#lib/i18n/formats.ts";
import { say } from "#lib/kernel/locale.ts";
import type { DataView, Named, SystemView } from "#lib/systems/core/data-view.ts";
import type { LiveData } from "#lib/systems/live-data.ts";
import { Arriving } from "./arriving.tsx";
import { askedAgain, withParam } from "./with-param.ts";

type Props = {
  readonly live: LiveData;
  /** The systems that this page is about. */
  readonly systems: readonly Named[];
  /** The same page again. */
  readonly href: string;
  /** This is an answer to that button. */
  readonly isAgain: boolean;
};

const buttonId = "ask-again";

/**
 * Which systems are still silent, each with its state. Only the sentence above them is read out, once, when all have answered: a
 * region that is read out whole at each of eight answers says nothing in the end. It is as large at the end as at the beginning, and
 * its button stays where it is and keeps the focus.
 */
export function ArrivalBoard({ live, systems, href, isAgain }: Props) {
  const t = asTranslate(useTranslations("ui.arriving"));
  const late = systems.filter(({ id }) => !live.hasAnswered(id));
  if (late.length === 0) return null;
  const all = live.view(systems.map(({ id }) => id));
  const whole = withParam(href, "whole", "1");
  return (
    <section
      aria-label={t("label")}
      className="grid gap-3 rounded-card border border-hairline bg-surface p-4 wide:flex wide:items-start wide:gap-6"
    >
      <div className="grid min-w-0 flex-1 gap-2">
        <div role="status" className="min-h-[4.5em] wide:min-h-[3em]">
          <Arriving from={all} wait={<Title />}>
            {(view) => <Ending view={view} />}
          </Arriving>
        </div>
        <ul className="grid gap-1">
          {late.map((system) => (
            <li key={system.id} className="flex min-h-[1.5em]">
              <Arriving from={live.view([system.id])} wait={<State system={system} />}>
                {(view) => <State system={system} view={view.systems[0]} />}
              </Arriving>
            </li>
          ))}
        </ul>
        <noscript>
          <meta httpEquiv="refresh" content={`0;url=${whole}`} />
          <TextLink href={whole}>{t("wait")}</TextLink>
        </noscript>
      </div>
      <div className="flex shrink-0">
        <ButtonLink id={buttonId} href={askedAgain(href, live.outline.at)} icon="refresh">
          {t("again")}
        </ButtonLink>
        {isAgain ? <FocusHere id={buttonId} /> : null}
      </div>
    </section>
  );
}

function Title() {
  const t = asTranslate(useTranslations("ui.arriving"));
  return (
    <p>
      <strong className="font-semibold">{t("title")}</strong> {t("rest")}
    </p>
  );
}

/** All have answered, or were given up. */
function Ending({ view }: { readonly view: DataView }) {
  const locale = useLocale();
  const t = asTranslate(useTranslations("ui"));
  const failed = view.systems.filter(({ outcome }) => outcome === "failed");
  if (failed.length === 0) {
    return (
      <p>
        <strong className="font-semibold">{t("arriving.all")}</strong> {t("arriving.allRest")}
      </p>
    );
  }
  const systems = failed.map(({ names }) => say(names, locale)).join(", ");
  const time = formatTime(locale, failed[0]?.failure?.at ?? view.at);
  return (
    <p>
      <strong className="font-semibold text-soon">{t("partial.titleAt", { systems, time })}</strong>{" "}
      {t("partial.rest")}
    </p>
  );
}

function State({
  system,
  view,
}: {
  readonly system: Named;
  readonly view?: SystemView | undefined;
}) {
  const locale = useLocale();
  const t = asTranslate(useTranslations("ui.arriving"));
  const name = { system: say(system.names, locale) };
  if (view === undefined) {
    return (
      <StateMark tone="running" icon="turning">
        {t("waiting", name)}
      </StateMark>
    );
  }
  return view.outcome !== "failed" ? (
    <StateMark tone="done" icon="check-circle">
      {t("answered", name)}
    </StateMark>
  ) : (
    <StateMark tone="late" icon="triangle">
      {t("failed", name)}
    </StateMark>
  );
}
