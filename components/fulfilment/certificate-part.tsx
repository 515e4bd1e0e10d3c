import { useLocale, useTranslations } from "next-intl";
import { Icon, type IconName } from "#components/ui/icon.tsx";
import { PageHeading, Section } from "#components/ui/layout-parts.tsx";
import { Fact, Facts } from "#components/ui/rows.tsx";
import { type Tone, toneText } from "#components/ui/state-mark.tsx";
import { asTranslate } from "#components/ui/words.ts";
import { buttonClass } from "#components/ui/button-class.ts";
import {
  type CertificateFile,
  type CertificateOutcome,
  keptRecords,
  staysUncounted,
} from "#lib/fulfilment/core/certificate.ts";
import type { CertificateView } from "#lib/fulfilment/queries.ts";
import { formatDateTime } from "#lib/i18n/formats.ts";
import { say } from "#lib/kernel/locale.ts";
import { ByHandWords } from "./by-hand-words.tsx";
import { beyondWords, countWords, untilPhrase } from "./plan-table.tsx";

type Props = { readonly view: CertificateView; readonly file: CertificateFile };

const tones: Record<
  CertificateOutcome["method"],
  { readonly tone: Tone; readonly icon: IconName }
> = {
  "row-deleted": { tone: "done", icon: "check-circle" },
  "columns-overwritten": { tone: "done", icon: "hatched" },
  "use-restricted": { tone: "held", icon: "lock" },
  "kept-as-is": { tone: "held", icon: "lock" },
  waits: { tone: "held", icon: "pause" },
  // Green was read back: somebody's word is ink.
  "by-hand": { tone: "plain", icon: "user" },
};

/** What became of everything, signed: the operator can neither deny it nor change it later. */
export function CertificatePart({ view, file }: Props) {
  const locale = useLocale();
  const t = asTranslate(useTranslations("subject.certificate"));
  const ui = useTranslations("ui");
  const { body } = view;
  const staying = body.sums.waiting + keptRecords(body.outcomes);
  const saved = `data:application/json;base64,${Buffer.from(JSON.stringify(file)).toString("base64")}`;
  return (
    <div className="max-w-measure">
      <PageHeading
        title={
          staying > 0
            ? t("titleWaits", { count: staying })
            : t(staysUncounted(body.outcomes) ? "titleStays" : "titleDone")
        }
        lead={t("lead", { at: formatDateTime(locale, body.issuedAt, "long") })}
      />
      <div className="flex" data-print="no">
        <a
          className={buttonClass("primary")}
          href={saved}
          download={`jeke-certificate-${body.request.number}.json`}
        >
          <Icon name="download" />
          {t("save")}
        </a>
      </div>
      <p className="mt-3 text-14 text-muted">{t("saveNote")}</p>
      <Section title={t("outcomes")}>
        <ul className="divide-y divide-hairline border-y border-hairline">
          {body.outcomes.map((outcome, index) => (
            <OutcomeLine key={`${outcome.system}${outcome.collection}${index}`} outcome={outcome} />
          ))}
        </ul>
        {body.underReview === 0 ? null : (
          <p className="mt-3 text-14 text-muted">{t("underReview", { count: body.underReview })}</p>
        )}
      </Section>
      <Section title={t("proof")}>
        <div className="border-y border-hairline">
          <Facts>
            <Fact label={t("request")}>{ui("number", { number: body.request.number })}</Fact>
            <Fact label={t("by")}>{say(body.operator.names, locale)}</Fact>
            <Fact label={t("key")}>
              <span className="break-all">{view.keyId}</span>
            </Fact>
            <Fact label={t("signature")}>
              <span className="text-13 break-all">{view.signature}</span>
            </Fact>
            <Fact label={t("log")} small={t("logNote")}>
              <span className="text-13 break-all">
                {body.audit.size}: {body.audit.root}
              </span>
            </Fact>
          </Facts>
        </div>
      </Section>
    </div>
  );
}

/** What people changed was not deleted. */
function methodWord({ method, act }: CertificateOutcome): string {
  return method === "by-hand" && act === "anonymise" ? "by-hand-changed" : method;
}

function OutcomeLine({ outcome }: { readonly outcome: CertificateOutcome }) {
  const locale = useLocale();
  const t = asTranslate(useTranslations("subject.certificate"));
  const ui = asTranslate(useTranslations("ui"));
  const mark = tones[outcome.method];
  return (
    <li className="flex gap-3 py-3">
      <Icon name={mark.icon} className={`mt-0.5 size-5 ${toneText[mark.tone]}`} />
      <div className="min-w-0 flex-1">
        <p className="flex justify-between gap-4">
          <span>{say(outcome.names, locale)}</span>
          <span className="figures text-muted">
            {countWords({ ...outcome, count: outcome.planned }, locale, ui)}
          </span>
        </p>
        <p className={`text-14 font-medium ${toneText[mark.tone]}`}>
          {outcome.byHand?.answer === "found-nothing"
            ? ui("run.byHand.heldNothing")
            : t(`method.${methodWord(outcome)}`)}
        </p>
        {outcome.reason === undefined ? null : (
          <p className="text-14">{say(outcome.reason, locale)}</p>
        )}
        {outcome.byHand === undefined ? null : <ByHandWords proof={outcome.byHand} />}
        <p className="text-14 text-muted">
          {[
            say(outcome.systemNames, locale),
            beyondWords(outcome, ui),
            outcome.until === undefined ? undefined : untilPhrase(outcome.until, locale, ui),
            say(outcome.article, locale),
            outcome.readBackAt === null
              ? undefined
              : t("readBack", { at: formatDateTime(locale, outcome.readBackAt) }),
          ]
            .filter((part) => part !== undefined)
            .join(". ")}
        </p>
      </div>
    </li>
  );
}
