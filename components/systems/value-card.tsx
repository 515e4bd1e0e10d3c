import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ButtonLink } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { Fact, Facts } from "#components/ui/rows.tsx";
import { asTranslate } from "#components/ui/words.ts";
import { formatDate } from "#lib/i18n/formats.ts";
import type { FieldView, GroupView, RecordView, ValueView } from "#lib/systems/core/data-view.ts";
import { valueWords } from "./value-words.ts";

/** Who read this category last, in ready words. */
export type LastReader = { readonly text: string; readonly note: string };

type Props = {
  readonly group: GroupView;
  readonly record: RecordView;
  readonly field: FieldView;
  readonly value: ValueView;
  readonly open?: boolean;
  readonly lastReader?: LastReader | undefined;
};

/** One value: large, then where from and until when; opens to everything that is true of it. */
export function ValueCard({ group, record, field, value, open = false, lastReader }: Props) {
  const locale = useLocale();
  const t = asTranslate(useTranslations("ui"));
  const words = valueWords(field, value, { locale, t });
  return (
    <details
      id={`${group.collection}-${field.id}`}
      open={open}
      className="group/v border-b border-hairline open:-mx-3 open:my-2 open:rounded-card open:border open:bg-surface open:px-3"
    >
      <summary className="soft flex min-h-14 items-center gap-3 rounded-control py-3 hover:text-accent-strong">
        <span className="min-w-0 flex-1">
          <span
            className={`block group-open/v:text-22 group-open/v:font-semibold ${value.value === null ? "text-muted" : ""}`}
          >
            {words}
          </span>
          <span className="mt-0.5 block text-14 text-muted">
            {field.names[locale]}. {untilShort(value, field, locale, t)}
          </span>
        </span>
        <Icon name="chevron-down" className="-me-0.5 size-4.5 text-muted group-open/v:rotate-180" />
      </summary>
      <div className="border-t border-hairline pb-4">
        <FieldFacts group={group} field={field} value={value} lastReader={lastReader} />
        <ValueActs group={group} record={record} field={field} value={value} />
      </div>
    </details>
  );
}

function untilShort(
  value: ValueView,
  field: FieldView,
  locale: ReturnType<typeof useLocale>,
  t: ReturnType<typeof asTranslate>,
): string {
  return value.until === undefined
    ? field.retention.names[locale]
    : t("value.untilDate", { date: formatDate(locale, value.until, "long") });
}

/** Purpose, basis, source, recipients, until when, who changes it, who read it. */
export function FieldFacts({
  group,
  field,
  value,
  lastReader,
}: Pick<Props, "group" | "field" | "lastReader"> & { readonly value?: ValueView }) {
  const locale = useLocale();
  const t = asTranslate(useTranslations("ui"));
  const until = value?.until;
  const small = (...parts: (string | undefined)[]): ReactNode => {
    const lines = parts.filter((part) => part !== undefined);
    return lines.length === 0 ? undefined : lines.join(". ").replaceAll("..", ".");
  };
  return (
    <Facts>
      <Fact
        label={t("value.why")}
        small={small(
          ...field.purposes.map((purpose) => clauseWords(purpose.clause, t)).slice(0, 1),
        )}
      >
        <Lines lines={field.purposes.map((purpose) => purpose.names[locale])} />
      </Fact>
      <Fact label={t("value.basis")} small={small(field.basis.article?.[locale])}>
        {field.basis.names[locale]}
      </Fact>
      <Fact label={t("value.source")} small={group.systemNames[locale]}>
        {field.source.names[locale]}
      </Fact>
      <Fact label={t("value.recipients")}>
        {field.recipients.length === 0 ? (
          t("value.nobody")
        ) : (
          <Lines lines={field.recipients.map((recipient) => recipient.names[locale])} />
        )}
      </Fact>
      <Fact
        label={t("value.until")}
        small={small(
          until === undefined ? undefined : field.retention.names[locale],
          field.retention.reason?.[locale],
        )}
      >
        {until === undefined ? field.retention.names[locale] : formatDate(locale, until, "long")}
      </Fact>
      <Fact label={t("value.changedBy")} small={field.required ? t("value.required") : undefined}>
        {t(`value.change.${field.change.by}`)}
      </Fact>
      <Fact label={t("value.readBy")} small={lastReader?.note}>
        {lastReader?.text ?? t("value.readByNobody")}
      </Fact>
    </Facts>
  );
}

function Lines({ lines }: { readonly lines: readonly string[] }) {
  return (
    <>
      {lines.map((line) => (
        <span key={line} className="block">
          {line}
        </span>
      ))}
    </>
  );
}

function clauseWords(
  clause: string | undefined,
  t: ReturnType<typeof asTranslate>,
): string | undefined {
  return clause === undefined ? undefined : t("value.clause", { clause });
}

function ValueActs({
  group,
  record,
  field,
  value,
}: Pick<Props, "group" | "record" | "field" | "value">) {
  const locale = useLocale();
  const t = asTranslate(useTranslations("ui"));
  const address = new URLSearchParams({
    system: group.system,
    collection: group.collection,
    record: record.key,
    field: field.id,
  });
  const change = value.editable
    ? { href: `/${locale}/data/edit?${address}`, label: t("value.edit") }
    : field.change.by === "request"
      ? { href: `/${locale}/requests/new/rectification?${address}`, label: t("value.askToCorrect") }
      : undefined;
  return (
    <div className="flex flex-wrap gap-3 pt-2">
      {change === undefined ? null : (
        <ButtonLink href={change.href} icon="pencil">
          {change.label}
        </ButtonLink>
      )}
      <ButtonLink kind="link" href={`/${locale}/activity`}>
        {t("value.allReadings")}
      </ButtonLink>
    </div>
  );
}
