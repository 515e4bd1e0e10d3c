import { useLocale, useTranslations } from "next-intl";
import { Row, Rows } from "#components/ui/rows.tsx";
import { asTranslate } from "#components/ui/words.ts";
import { say } from "#lib/kernel/locale.ts";
import type { CategoryView } from "#lib/systems/core/data-view.ts";
import { valueWords } from "./value-words.ts";

type Props = { readonly categories: readonly CategoryView[]; readonly wanted: string };

/** Values that contain what was looked for, each leading to its category. */
export function FoundValues({ categories, wanted }: Props) {
  const locale = useLocale();
  const ui = asTranslate(useTranslations("ui"));
  const t = asTranslate(useTranslations("subject.data"));
  const needle = fold(wanted, locale);
  const found = categories.flatMap((category) =>
    category.groups.flatMap((group) =>
      group.records.flatMap((record) =>
        record.values.flatMap((value) => {
          const field = group.fields.find((one) => one.id === value.field);
          if (field === undefined || value.value === null) return [];
          const words = valueWords(field, value, { locale, t: ui });
          const haystack = [words, String(value.value)].map((text) => fold(text, locale));
          return haystack.some((text) => text.includes(needle))
            ? [{ category, group, record, field, words }]
            : [];
        }),
      ),
    ),
  );
  if (found.length === 0)
    return <p className="border-t border-hairline pt-4">{t("foundNothing", { wanted })}</p>;
  return (
    <Rows label={t("found", { count: found.length })}>
      {found.slice(0, 100).map(({ category, group, record, field, words }, index) => (
        <Row
          key={`${record.key}${field.id}${index}`}
          href={`/${locale}/data/${category.id}#${group.collection}-${field.id}`}
          title={words}
          note={`${say(field.names, locale)}. ${say(group.names, locale)}, ${say(category.names, locale)}`}
        />
      ))}
    </Rows>
  );
}

/** Case, spaces and the marks inside a phone number do not matter. */
function fold(text: string, locale: string): string {
  return text.toLocaleLowerCase(locale).replace(/[\s()\u00a0-]/g, "");
}
