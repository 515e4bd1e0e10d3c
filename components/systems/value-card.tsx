import { useLocale, useTranslations } from "next-intl";
import { ButtonLink } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { asTranslate } from "#components/ui/words.ts";
import { formatDate } from "#lib/i18n/formats.ts";
import { say } from "#lib/kernel/locale.ts";
import type { FieldView, GroupView, RecordView, ValueView } from "#lib/systems/core/data-view.ts";
import { FactSheet, type FactWords } from "./fact-sheet.tsx";
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
            {say(field.names, locale)}. {untilShort(value, field, locale, t)}
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
    ? say(field.retention.names, locale)
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
  const clause = field.purposes[0]?.clause;
  const kept = say(field.retention.names, locale);
  const facts = [
    fact(
      t("value.why"),
      field.purposes.map(({ names }) => say(names, locale)),
      clause === undefined ? undefined : t("value.clause", { clause }),
    ),
    fact(t("value.basis"), [say(field.basis.names, locale)], say(field.basis.article, locale)),
    fact(t("value.source"), [say(field.source.names, locale)], say(group.systemNames, locale)),
    fact(
      t("value.recipients"),
      field.recipients.length === 0
        ? [t("value.nobody")]
        : field.recipients.map(({ names }) => say(names, locale)),
    ),
    fact(
      t("value.until"),
      [until === undefined ? kept : formatDate(locale, until, "long")],
      until === undefined ? undefined : kept,
      say(field.retention.reason, locale),
    ),
    fact(
      t("value.changedBy"),
      [t(`value.change.${field.change.by}`)],
      field.required ? t("value.required") : undefined,
    ),
    fact(t("value.readBy"), [lastReader?.text ?? t("value.readByNobody")], lastReader?.note),
  ];
  return <FactSheet facts={facts} />;
}

function fact(
  label: string,
  lines: readonly string[],
  ...small: readonly (string | undefined)[]
): FactWords {
  const words = small.filter((part) => part !== undefined);
  if (words.length === 0) return { label, lines };
  return { label, lines, small: words.join(". ").replaceAll("..", ".") };
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
    <div className="flex flex-wrap gap-3 pt-2" data-print="no">
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
