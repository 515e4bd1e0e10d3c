import { useLocale, useTranslations } from "next-intl";
import { Icon, type IconName } from "#components/ui/icon.tsx";
import { type Tone, toneText } from "#components/ui/state-mark.tsx";
import { asTranslate } from "#components/ui/words.ts";
import type { RunRow, RunView } from "#lib/fulfilment/core/run-view.ts";
import { formatDateTime, formatNumber, formatTime } from "#lib/i18n/formats.ts";
import { say } from "#lib/kernel/locale.ts";
import { ByHandWords } from "./by-hand-words.tsx";
import { beyondWords, countWords, untilPhrase } from "./plan-table.tsx";

type Mark = { readonly icon: IconName; readonly tone: Tone; readonly word: string };

/** Eight signs for eight answers: none of them is ever a plain tick for something that was not read back. */
export function markOfStep(row: RunRow): Mark {
  const mark = markOfOutcome(row);
  // Somebody's word is not green: nothing was read back.
  const isWord = row.byHand !== undefined && row.byHand.isReadBack !== true;
  return isWord ? { ...mark, icon: "user", tone: "plain" } : mark;
}

function markOfOutcome(row: RunRow): Mark {
  if (row.outcome === "erased") return { icon: "check-circle", tone: "done", word: "erased" };
  if (row.outcome === "anonymised") return { icon: "hatched", tone: "done", word: "anonymised" };
  if (row.outcome === "restricted") return { icon: "lock", tone: "held", word: "restricted" };
  if (row.outcome === "kept") return { icon: "lock", tone: "held", word: "kept" };
  if (row.outcome === "held-nothing") return { icon: "none", tone: "muted", word: "heldNothing" };
  if (row.outcome === "not-asked") return { icon: "dotted", tone: "muted", word: "notAsked" };
  if (row.outcome === "task") return { icon: "user", tone: "soon", word: "task" };
  if (row.outcome === "failed" || row.state === "failed") {
    return { icon: "triangle", tone: "late", word: "failed" };
  }
  if (row.state === "running")
    return { icon: "turning", tone: "running", word: `running.${row.row.act}` };
  if (row.state === "held") return { icon: "pause", tone: "held", word: "held" };
  const isLast = row.row.system === "portal";
  return { icon: "dotted", tone: "muted", word: isLast ? "waitingLast" : "waiting" };
}

/** The plan while it runs and afterwards: rows by system, each with its sign, its word and its time. */
export function RunSteps({ run }: { readonly run: RunView }) {
  const locale = useLocale();
  const systems = [...new Set(run.rows.map((row) => row.row.system))];
  return (
    <div className="grid gap-8">
      {systems.map((system) => {
        const rows = run.rows.filter((row) => row.row.system === system);
        return (
          <section key={system}>
            <h3 className="border-b border-hairline pb-2 text-14 text-muted">
              {say(rows[0]?.row.systemNames, locale)}
            </h3>
            <ul className="divide-y divide-hairline border-b border-hairline">
              {rows.map((row, index) => (
                <RunLine key={`${row.row.collection}.${index}`} row={row} />
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}

function RunLine({ row }: { readonly row: RunRow }) {
  const locale = useLocale();
  const t = asTranslate(useTranslations("ui"));
  const mark = markOfStep(row);
  const until = row.row.until;
  const count =
    row.state === "running"
      ? `${formatNumber(locale, row.done)} / ${formatNumber(locale, row.planned)}`
      : countWords({ ...row.row, count: row.planned }, locale, t);
  const beyond = beyondWords({ ...row.row, ...row }, t);
  return (
    <li className="flex gap-3 py-3">
      <Icon name={mark.icon} className={`mt-0.5 size-5 ${toneText[mark.tone]}`} />
      <div className="min-w-0 flex-1">
        <p className="flex justify-between gap-4">
          <span>{say(row.row.names, locale)}</span>
          <span className="figures text-muted">{count}</span>
        </p>
        <p className="flex justify-between gap-4 text-14">
          <span className={`font-medium ${toneText[mark.tone]}`}>
            {row.byHand === undefined || row.byHand.isReadBack === true
              ? t(`run.${mark.word}`)
              : t(`run.byHand.${mark.word}`)}
          </span>
          {row.doneAt === undefined ? null : (
            <span className="figures text-muted">
              {formatTime(locale, row.doneAt, { seconds: true })}
            </span>
          )}
        </p>
        <StepReason row={row} />
        {row.byHand === undefined ? null : <ByHandWords proof={row.byHand} />}
        {beyond === undefined ? null : <p className="text-14 text-muted">{beyond}</p>}
        {until === undefined || row.row.group !== "stays" ? null : (
          <p className="text-14 text-muted">{untilPhrase(until, locale, t)}</p>
        )}
        {row.row.article === undefined || row.row.group !== "stays" ? null : (
          <p className="text-14 text-muted">{say(row.row.article, locale)}</p>
        )}
      </div>
    </li>
  );
}

function StepReason({ row }: { readonly row: RunRow }) {
  const locale = useLocale();
  const t = asTranslate(useTranslations("ui"));
  if (row.state === "failed" || row.outcome === "failed") {
    const again = row.dueAt === undefined ? undefined : formatDateTime(locale, row.dueAt);
    return (
      <p className="text-14 text-muted">
        {again === undefined ? t("run.nothingChanged") : t("run.again", { at: again })}
      </p>
    );
  }
  if (row.row.group !== "stays" || row.row.reason === undefined) return null;
  return <p className="text-14">{say(row.row.reason, locale)}</p>;
}
