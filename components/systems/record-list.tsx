import { useLocale, useTranslations } from "next-intl";
import { Disclosure } from "#components/ui/disclosure.tsx";
import { Pages } from "#components/ui/pages.tsx";
import { asTranslate } from "#components/ui/words.ts";
import { say } from "#lib/kernel/locale.ts";
import type { FieldView, GroupView, RecordView } from "#lib/systems/core/data-view.ts";
import { RecordCards, type RecordWords } from "./record-cards.tsx";
import { FieldFacts } from "./value-card.tsx";
import { valueWords } from "./value-words.ts";

type Props = {
  readonly group: GroupView;
  /** Address of page `n` of this group. */
  readonly hrefOf: (page: number) => string;
};

/** Many records of one kind: one page of them, each opening to its values; what is true of each field stands beneath once. */
export function RecordList({ group, hrefOf }: Props) {
  const locale = useLocale();
  const t = asTranslate(useTranslations("ui"));
  const wordsOf = (field: FieldView, record: RecordView): string | null => {
    const value = record.values.find((one) => one.field === field.id);
    return value === undefined || value.value === null
      ? null
      : valueWords(field, value, { locale, t });
  };
  const records = group.records.map((record): RecordWords => {
    const masked = group.fields.flatMap(({ id }, index) =>
      record.values.some((one) => one.field === id && one.masked) ? [index] : [],
    );
    return {
      key: record.key,
      words: group.fields.map((field) => wordsOf(field, record)),
      ...(masked.length === 0 ? {} : { masked }),
    };
  });
  return (
    <>
      <RecordCards
        names={group.fields.map(({ names }) => say(names, locale))}
        records={records}
        none={t("value.none")}
        maskedNote={t("value.masked")}
      />
      {group.page.pages > 1 ? (
        <Pages
          label={t("pages.of", { what: say(group.names, locale) })}
          number={group.page.number}
          pages={group.page.pages}
          hrefOf={hrefOf}
          words={{
            previous: t("pages.previous"),
            next: t("pages.next"),
            here: t("pages.here", { number: group.page.number, pages: group.page.pages }),
          }}
        />
      ) : null}
      <Disclosure kind="link" summary={t("value.aboutFields")}>
        <div className="grid gap-6 pt-2">
          {alike(group.fields).map((fields) => (
            <section key={fields[0].id}>
              <h3 className="border-b border-hairline pb-2 font-semibold">
                {fields.map(({ names }) => say(names, locale)).join(", ")}
              </h3>
              <FieldFacts group={group} field={fields[0]} />
            </section>
          ))}
        </div>
      </Disclosure>
    </>
  );
}

/** Fields of which the same is true, together: nobody reads the same seven facts ten times. */
function alike(fields: readonly FieldView[]): readonly (readonly [FieldView, ...FieldView[]])[] {
  const found = new Map<string, [FieldView, ...FieldView[]]>();
  for (const field of fields) {
    const { purposes, basis, source, recipients, retention, required, change } = field;
    const key = JSON.stringify([purposes, basis, source, recipients, retention, required, change]);
    const known = found.get(key);
    if (known === undefined) found.set(key, [field]);
    else known.push(field);
  }
  return [...found.values()];
}
