import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { asTranslate } from "#components/ui/words.ts";
import {
  dueGroups,
  queueViews,
  type QueueFilter,
  type QueueView,
} from "#lib/requests/core/views.ts";

function addressOf(locale: string, filter: Partial<QueueFilter>): string {
  const query = new URLSearchParams(
    Object.entries(filter).flatMap(([name, value]) =>
      typeof value === "string" ? [[name, value]] : [],
    ),
  );
  return `/${locale}/desk?${query.toString()}`;
}

type Item = {
  readonly key: string;
  readonly label: string;
  readonly count: number;
  readonly href: string;
  readonly current: boolean;
  readonly tone?: string;
};

/** Views and filters of the queue, each with its count: plain links, so the address says what is shown. */
export function QueueFilters({ view }: { readonly view: QueueView }) {
  const t = asTranslate(useTranslations("desk"));
  const words = asTranslate(useTranslations("requests"));
  const locale = useLocale();
  const { filter, counts } = view;
  const plain = filter.type === undefined && filter.due === undefined;
  const groups: readonly { readonly title: string; readonly items: readonly Item[] }[] = [
    {
      title: t("queue.views.title"),
      items: queueViews.map((name) => ({
        key: name,
        label: t(`queue.views.${name}`),
        count: counts.views[name],
        href: addressOf(locale, { view: name }),
        current: plain && filter.view === name,
      })),
    },
    {
      title: t("queue.columns.due"),
      // What is closed is due no more.
      items: (filter.view === "closed" ? [] : dueGroups).map((due) => ({
        key: due,
        label: t(`queue.groups.${due}`),
        count: counts.due[due],
        href: addressOf(locale, { view: filter.view, due }),
        current: filter.due === due,
        ...(counts.due[due] > 0 && due === "overdue" ? { tone: "text-late" } : {}),
        ...(counts.due[due] > 0 && due === "today" ? { tone: "text-soon" } : {}),
      })),
    },
    {
      title: t("queue.columns.type"),
      items: Object.entries(counts.types).map(([type, count]) => ({
        key: type,
        label: words(`types.${type}.name`),
        count,
        href: addressOf(locale, { view: filter.view, type }),
        current: filter.type === type,
      })),
    },
  ];
  return (
    <nav
      aria-label={t("queue.filters")}
      className="grid grid-cols-[minmax(0,1fr)] content-start gap-4"
    >
      {groups
        .filter(({ items }) => items.length > 0)
        .map(({ title, items }, index) => (
          // On a phone the views are one line to swipe; due dates are the headings of the list anyway.
          <section key={title} className={index === 0 ? "" : "max-desk:hidden"}>
            <h2 className="mb-0.5 px-3 text-13 font-normal text-muted max-desk:sr-only">{title}</h2>
            <ul className="max-desk:flex max-desk:overflow-x-auto">
              {items.map((item) => (
                <li key={item.key} className="max-desk:shrink-0">
                  <Link
                    href={item.href}
                    prefetch={false}
                    aria-current={item.current ? "true" : undefined}
                    className={`soft flex min-h-7 items-center justify-between gap-3 rounded-control px-3 py-0.5 hover:bg-sunken max-desk:min-h-11 aria-[current]:bg-accent-soft aria-[current]:font-semibold aria-[current]:text-accent-strong ${item.tone ?? ""}`}
                  >
                    <span>{item.label}</span>
                    <span className="figures">{item.count}</span>
                  </Link>
                </li>
              ))}
            </ul>
          </section>
        ))}
    </nav>
  );
}
