import { useLocale, useTranslations } from "next-intl";
import { Pages } from "#components/ui/pages.tsx";
import { Disclosure } from "#components/ui/disclosure.tsx";
import { asTranslate } from "#components/ui/words.ts";
import type { FieldView, GroupView, RecordView } from "#lib/systems/core/data-view.ts";
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
  const fieldOf = new Map(group.fields.map((field) => [field.id, field]));
  return (
    <>
      <ol className="divide-y divide-hairline border-y border-hairline">
        {group.records.map((record) => (
          <li key={record.key}>
            <RecordCard record={record} fieldOf={fieldOf} />
          </li>
        ))}
      </ol>
      {group.page.pages > 1 ? (
        <Pages
          label={t("pages.of", { what: group.names[locale] })}
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
          {group.fields.map((field) => (
            <section key={field.id}>
              <h4 className="border-b border-hairline pb-2 font-semibold">{field.names[locale]}</h4>
              <FieldFacts group={group} field={field} />
            </section>
          ))}
        </div>
      </Disclosure>
    </>
  );
}

/** First two values as the line one reads, the rest behind it. */
function RecordCard({
  record,
  fieldOf,
}: {
  readonly record: RecordView;
  readonly fieldOf: ReadonlyMap<string, FieldView>;
}) {
  const locale = useLocale();
  const t = asTranslate(useTranslations("ui"));
  const values = record.values.flatMap((value) => {
    const field = fieldOf.get(value.field);
    return field === undefined || value.value === null
      ? []
      : [
          {
            id: field.id,
            name: field.names[locale],
            words: valueWords(field, value, { locale, t }),
            masked: value.masked,
          },
        ];
  });
  const [first, second, third] = values;
  return (
    <Disclosure
      summary={
        <span className="block">
          <span className="block">{first?.words ?? t("value.none")}</span>
          <span className="figures block text-14 text-muted">
            {[second?.words, third?.words].filter((words) => words !== undefined).join(" · ")}
          </span>
        </span>
      }
    >
      <dl className="grid gap-x-6 gap-y-3 pt-1 pb-5 wide:grid-cols-2">
        {values.map((value) => (
          <div key={value.id}>
            <dt className="text-14 text-muted">{value.name}</dt>
            <dd className="figures">
              {value.words}
              {value.masked ? (
                <span className="block text-14 text-muted">{t("value.masked")}</span>
              ) : null}
            </dd>
          </div>
        ))}
      </dl>
    </Disclosure>
  );
}
