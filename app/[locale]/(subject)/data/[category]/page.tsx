import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { CategoryGroups } from "#components/systems/category-groups.tsx";
import { PartialBanner } from "#components/systems/partial-banner.tsx";
import { PageHeading } from "#components/ui/layout-parts.tsx";
import { formatDateTime } from "#lib/i18n/formats.ts";
import { accessEvents } from "#lib/identity/access-queries.ts";
import { say } from "#lib/kernel/locale.ts";
import { pageUnit } from "#lib/web/container.ts";
import { orNotFound } from "#lib/web/not-found.ts";
import { requireSubject } from "#lib/web/session.ts";
import NothingHere from "../../not-found.tsx";
import { readMyData } from "../../my-data.ts";

type Props = {
  readonly params: Promise<{ readonly category: string }>;
  readonly searchParams: Promise<{
    readonly list?: string | string[];
    readonly page?: string | string[];
  }>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("subject.data"))("title") };
}

async function CategoryPage({ params, searchParams }: Props) {
  const viewer = await requireSubject();
  const locale = await getLocale();
  const t = await getTranslations("subject.data");
  const activity = await getTranslations("subject.activity");
  const [{ category: id }, { list, page }] = [await params, await searchParams];
  const wanted = Math.max(1, Math.trunc(Number(page)) || 1);
  const view = await (typeof list === "string"
    ? readMyData(viewer, list, wanted)
    : readMyData(viewer));
  const category = view.categories.find((one) => one.id === id);
  if (category === undefined) notFound();
  const [reading] = (await pageUnit(viewer, accessEvents)).filter((event) =>
    event.what.includes(id),
  );
  const failed = view.systems.filter((system) => category.failedSystems.includes(system.id));
  const here = `/${locale}/data/${id}`;
  return (
    <>
      <PageHeading
        title={say(category.names, locale)}
        lead={t("readAt", { at: formatDateTime(locale, view.at, "long-weekday") })}
        back={{ href: `/${locale}/data`, label: t("title") }}
      />
      <div className="grid grid-cols-1 gap-6">
        <PartialBanner
          failed={failed.map(({ names, failure }) => ({
            names,
            ...(failure === undefined ? {} : { at: failure.at }),
          }))}
          href={here}
        />
        <CategoryGroups
          category={category}
          here={here}
          lastReader={
            reading === undefined
              ? undefined
              : {
                  text: `${activity("staff", { number: reading.number })}, ${formatDateTime(locale, reading.at)}`,
                  note: activity("case", { number: reading.requestNumber }),
                }
          }
        />
      </div>
    </>
  );
}

export default orNotFound(CategoryPage, NothingHere);
