import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { StateMark } from "#components/ui/state-mark.tsx";
import { asTranslate } from "#components/ui/words.ts";
import { formatDate, keepTogether } from "#lib/i18n/formats.ts";
import { say } from "#lib/kernel/locale.ts";
import type { PromiseView } from "#lib/operator/core/promise-view.ts";
import { PromiseControl } from "./promise-control.tsx";
import { statusMarks } from "./status-marks.ts";

/** One promise: the clause's own number, our words, what came of it and by what. */
export function PromiseRow({ promise }: { readonly promise: PromiseView }) {
  const locale = useLocale();
  const t = asTranslate(useTranslations("promises"));
  const mark = statusMarks[promise.status];
  const word = `clauses.${promise.clause}`;
  const clause = t.has(word) ? t(word) : t("clause", { clause: promise.clause });
  return (
    <li
      id={promise.anchor}
      className="grid scroll-mt-4 gap-x-6 gap-y-1 py-4 target:-mx-4 target:rounded-card target:bg-accent-soft target:px-4 wide:grid-cols-[7rem_minmax(0,1fr)]"
    >
      <p className="figures font-semibold">
        {promise.section === undefined ? (
          clause
        ) : (
          <Link
            href={`/${locale}/notices/${promise.section.notice}#c-${promise.section.clause}`}
            prefetch={false}
            aria-label={t("inNotice", { clause })}
            className="soft inline-flex min-h-8 items-start hover:text-accent-strong hover:underline hover:underline-offset-4"
          >
            {clause}
          </Link>
        )}
      </p>
      <div className="grid max-w-measure gap-1.5">
        <p>{keepTogether(say(promise.says, locale))}</p>
        <p className="text-14">
          <StateMark tone={mark.tone} icon={mark.icon}>
            {t(`status.${promise.status}.mark`)}
          </StateMark>
        </p>
        {promise.conflict === undefined ? null : <Conflict conflict={promise.conflict} />}
        {promise.attested === undefined ? null : <Attested attested={promise.attested} />}
        {promise.control === undefined ? null : (
          <PromiseControl
            control={promise.control}
            label={t(promise.status === "conflict" ? "instead" : "control")}
          />
        )}
        {promise.note === undefined ? null : (
          <p className="ps-7 text-14 text-muted">{keepTogether(say(promise.note, locale))}</p>
        )}
      </div>
    </li>
  );
}

function Conflict({ conflict }: { readonly conflict: NonNullable<PromiseView["conflict"]> }) {
  const locale = useLocale();
  const t = asTranslate(useTranslations("promises"));
  return (
    <p className="ms-7">
      <span className="sr-only">{t("reading")} </span>
      {keepTogether(say(conflict.reading, locale))}
      <span className="mt-0.5 block text-14 text-muted">
        {keepTogether(say(conflict.source, locale))}.{" "}
        {t(`confidence.${confidenceKeys[conflict.confidence]}`)}.
      </span>
    </p>
  );
}

const confidenceKeys = { P: "read", "2+": "several", "2": "one", M: "memory" } as const;

function Attested({ attested }: { readonly attested: NonNullable<PromiseView["attested"]> }) {
  const locale = useLocale();
  const t = asTranslate(useTranslations("promises"));
  const missing = t("toBeSupplied");
  const facts = [
    { label: t("attestedBy"), value: say(attested.by, locale) },
    {
      label: t("attestedWhen"),
      value: attested.when === undefined ? missing : formatDate(locale, attested.when),
    },
    { label: t("evidence"), value: say(attested.evidence, locale) ?? missing },
  ];
  return (
    <dl className="ps-7 text-14">
      {facts.map(({ label, value }) => (
        <div key={label} className="flex flex-wrap gap-x-2">
          <dt className="text-muted">{label}:</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
