import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Icon, iconNamed } from "#components/ui/icon.tsx";
import { asTranslate } from "#components/ui/words.ts";
import { formatDate, formatNumber } from "#lib/i18n/formats.ts";
import { type Locale, say } from "#lib/kernel/locale.ts";
import type { CategoryView } from "#lib/systems/core/data-view.ts";
import { emptyKey } from "./empty-key.ts";
import { valueWords } from "./value-words.ts";

type Props = {
  readonly categories: readonly CategoryView[];
};

/** One row per category: what it holds in words, until when, how much. */
export function CategoryRows({ categories }: Props) {
  return (
    <CategoryTable>
      {categories.map((category) => (
        <li key={category.id}>
          <CategoryRow category={category} />
        </li>
      ))}
    </CategoryTable>
  );
}

/** The rows under their titles. */
export function CategoryTable({ children }: { readonly children: ReactNode }) {
  const t = asTranslate(useTranslations("ui"));
  return (
    <div>
      <div
        aria-hidden="true"
        className="hidden grid-cols-[1.25rem_minmax(0,13.25rem)_minmax(0,1fr)_11rem_9rem_1.125rem] gap-x-3 border-b border-hairline pb-2 text-14 text-muted rail:grid"
      >
        <span className="col-start-2">{t("category.name")}</span>
        <span>{t("category.holds")}</span>
        <span>{t("category.until")}</span>
        <span className="text-end">{t("category.howMuch")}</span>
      </div>
      <ul className="divide-y divide-hairline border-b border-hairline max-rail:border-t">
        {children}
      </ul>
    </div>
  );
}

function CategoryRow({ category }: { readonly category: CategoryView }) {
  return (
    <CategoryFrame
      category={category}
      holds={<Holds category={category} />}
      until={<Until category={category} />}
      count={<Count category={category} />}
    />
  );
}

type FrameProps = {
  readonly category: Pick<CategoryView, "id" | "names" | "icon">;
  readonly holds: ReactNode;
  readonly until: ReactNode;
  readonly count: ReactNode;
};

/** A row that leads to its category, whatever stands in it by now. */
export function CategoryFrame({ category, holds, until, count }: FrameProps) {
  const locale = useLocale();
  return (
    <Link
      href={`/${locale}/data/${category.id}`}
      prefetch={false}
      className="soft grid min-h-12 grid-cols-[1.25rem_minmax(0,1fr)_auto_1.125rem] items-center gap-x-3 py-3 hover:text-accent-strong rail:grid-cols-[1.25rem_minmax(0,13.25rem)_minmax(0,1fr)_11rem_9rem_1.125rem] rail:gap-x-3"
    >
      <Icon name={iconNamed(category.icon)} className="size-5 text-muted" />
      <span className="font-semibold">{say(category.names, locale)}</span>
      <span className="col-span-2 col-start-2 row-start-2 text-14 rail:col-span-1 rail:col-start-3 rail:row-start-1 rail:text-16">
        {holds}
      </span>
      <span className="hidden text-muted rail:block">{until}</span>
      <span className="figures col-start-3 row-start-1 text-end text-muted rail:col-start-5">
        {count}
      </span>
      <Icon
        name="chevron-right"
        className="col-start-4 row-span-2 row-start-1 -me-1 size-4.5 text-muted rail:col-start-6 rail:row-span-1"
      />
    </Link>
  );
}

type CellProps = { readonly category: CategoryView };

/** What it holds in one line, or which system was not read. */
export function Holds({ category }: CellProps) {
  const locale = useLocale();
  const t = asTranslate(useTranslations("ui"));
  if (category.failedSystems.length > 0) return <FailedLine category={category} />;
  return <span className="text-muted rail:text-ink">{summary(category, locale, t)}</span>;
}

export function Until({ category }: CellProps) {
  const locale = useLocale();
  const t = asTranslate(useTranslations("ui"));
  if (isUnknown(category)) return t("category.unknown");
  const until = latestUntil(category);
  return until === undefined ? "–" : formatDate(locale, until, "long");
}

export function Count({ category }: CellProps) {
  const locale = useLocale();
  const t = asTranslate(useTranslations("ui"));
  if (isUnknown(category)) {
    return (
      <>
        <span aria-hidden="true">–</span>
        <span className="sr-only">{t("category.unknown")}</span>
      </>
    );
  }
  const { records: count, isLeast } = category;
  return t("category.count", { count, number: countWords(locale, { count, isLeast }) });
}

/** A number, with a plus where there may be more. */
export function countWords(
  locale: Locale,
  { count, isLeast }: { readonly count: number; readonly isLeast?: boolean | undefined },
): string {
  return `${formatNumber(locale, count)}${isLeast === true ? "+" : ""}`;
}

function isUnknown(category: CategoryView): boolean {
  if (category.records > 0) return false;
  return category.failedSystems.length > 0 || emptyKey(category) !== "category.empty";
}

function FailedLine({ category }: { readonly category: CategoryView }) {
  const locale = useLocale();
  const t = asTranslate(useTranslations("ui"));
  const names = category.systems
    .filter((system) => system.outcome === "failed")
    .map((system) => say(system.names, locale))
    .join(", ");
  return (
    <span className="inline-flex items-center gap-2 text-late">
      <Icon name="triangle" className="size-4.5" />
      {t("category.notRead", { systems: names })}
    </span>
  );
}

type Reader = Parameters<typeof valueWords>[2];

/** What a category holds in one line: values where it is about the person, kinds and numbers where it is lists. */
function summary(category: CategoryView, locale: Reader["locale"], t: Reader["t"]): string {
  if (category.records === 0) return t(emptyKey(category));
  const values = category.groups
    .filter((group) => group.kind === "values")
    .flatMap((group) =>
      group.records.flatMap((record) =>
        record.values.flatMap((value) => {
          const field = group.fields.find((candidate) => candidate.id === value.field);
          if (field === undefined || value.value === null) return [];
          const words = valueWords(field, value, { locale, t });
          // A bare "yes" says nothing: of what stands before it.
          return [field.type === "boolean" ? `${say(field.names, locale)}: ${words}` : words];
        }),
      ),
    );
  const lists = category.groups
    .filter((group) => group.kind === "list" && (group.count ?? 0) > 0)
    .map((group) => {
      const count = countWords(locale, { count: group.count ?? 0, isLeast: group.isLeast });
      return `${say(group.names, locale)}: ${count}`;
    });
  return [...new Set([...values.slice(0, 2), ...lists])].join(", ");
}

function latestUntil(category: CategoryView): string | undefined {
  return category.groups
    .flatMap((group) =>
      group.records.flatMap((record) => record.values.map((value) => value.until)),
    )
    .filter((until) => until !== undefined)
    .sort()
    .at(-1);
}
