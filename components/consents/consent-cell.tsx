import { useLocale, useTranslations } from "next-intl";
import { Icon, type IconName } from "#components/ui/icon.tsx";
import { type Tone, toneText } from "#components/ui/state-mark.tsx";
import { asTranslate } from "#components/ui/words.ts";
import type { ConsentCell, Obedience } from "#lib/consents/core/views.ts";
import { waitsKey } from "#lib/consents/core/waits-because.ts";
import { formatDate, formatTime } from "#lib/i18n/formats.ts";
import { say } from "#lib/kernel/locale.ts";
import { failureKey } from "#lib/systems/core/failure-words.ts";
import { ConsentSwitch, type ConsentAct } from "./consent-switch.tsx";

type Props = {
  readonly cell: ConsentCell;
  /** "Advertising by SMS": what the switch is for, in full. */
  readonly label: string;
  readonly act: ConsentAct;
};

/** The person's decision, and beneath it whether each system obeys: two different words. */
export function ConsentCellView({ cell, label, act }: Props) {
  const locale = useLocale();
  const t = asTranslate(useTranslations("ui"));
  const on = cell.state === "given";
  // Nothing was decided here and the system is silent: what it holds is not known, which is not "not decided",
  // and a switch that looks off would ask for the consent that the person may want to end.
  const unread =
    cell.state === "unknown" && cell.systems.some((system) => system.state === "failed");
  const word = t(unread ? "consent.unread" : `consent.${cell.state}`);
  return (
    <div>
      <ConsentSwitch
        purpose={cell.purpose}
        channel={cell.channel}
        on={on}
        label={label}
        word={word}
        unknown={cell.state === "unknown"}
        {...(unread ? { stop: t("consent.stop") } : {})}
        act={act}
      />
      <div className="ps-14">
        {cell.since === undefined || cell.origin === "none" ? null : (
          <p className="-mt-2 text-14 text-muted">
            {t("consent.since", { date: formatDate(locale, cell.since, "long") })}
          </p>
        )}
      </div>
      {cell.origin === "person" || cell.systems.some((system) => system.state === "failed") ? (
        <ul className="mt-2 grid gap-1.5">
          {cell.systems.map((system) => (
            <ObedienceLine key={system.system} system={system} state={cell.state} />
          ))}
        </ul>
      ) : null}
    </div>
  );
}

const marks: Record<Obedience["state"], { readonly icon: IconName; readonly tone: Tone }> = {
  obeyed: { icon: "check-circle", tone: "done" },
  waiting: { icon: "clock", tone: "soon" },
  failed: { icon: "triangle", tone: "late" },
  "held-nothing": { icon: "none", tone: "muted" },
  differs: { icon: "triangle", tone: "late" },
  "as-found": { icon: "circle", tone: "plain" },
};

function ObedienceLine({
  system,
  state,
}: {
  readonly system: Obedience;
  readonly state: ConsentCell["state"];
}) {
  const locale = useLocale();
  const t = asTranslate(useTranslations("ui"));
  const isByHand = system.isByHand === true;
  // Somebody's word is not green: nothing was read back.
  const mark = isByHand ? ({ icon: "user", tone: "plain" } as const) : marks[system.state];
  const at = system.state === "waiting" ? system.nextTryAt : system.at;
  const time = at === undefined ? "" : formatTime(locale, at, { seconds: true });
  return (
    <li className="flex gap-3 text-14">
      <Icon name={mark.icon} className={`mt-0.5 size-4.5 ${toneText[mark.tone]}`} />
      <p>
        <span className={`figures block font-medium ${toneText[mark.tone]}`}>
          {t(`obedience.${wordOf(system, state)}`, { time })}
        </span>
        <span className="figures block text-muted">
          {system.state === "waiting" ? (
            <WaitingNote system={system} time={time} />
          ) : (
            t(`obedience.note.${isByHand ? "by-hand" : system.state}`, {
              ...{ system: say(system.names, locale), time },
            })
          )}
        </span>
      </p>
    </li>
  );
}

function wordOf({ state, isByHand }: Obedience, decided: ConsentCell["state"]): string {
  if (isByHand === true) return `by-hand-${state}`;
  return state === "obeyed" ? `obeyed-${decided === "given" ? "given" : "withdrawn"}` : state;
}

/** Why it is not yet, as far as a try has shown, and when the next one is. */
function WaitingNote({ system, time }: { readonly system: Obedience; readonly time: string }) {
  const locale = useLocale();
  const t = asTranslate(useTranslations("ui.obedience"));
  const failures = asTranslate(useTranslations("systems.failures"));
  const name = say(system.names, locale);
  const { because } = system;
  if (because === undefined) return t("waitingNote", { system: name, time });
  const key = waitsKey(because);
  const why = key === undefined ? failures(failureKey(because)) : t(`why.${key}`);
  // People answer when they answer; only a program is tried again at a set time.
  return because === "by-hand" || time === ""
    ? t("waitingOnly", { system: name, why })
    : t("waitingWhy", { system: name, why, time });
}
