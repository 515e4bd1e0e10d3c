import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { Fragment } from "react";
import { ArrivalBoard } from "#components/systems/arrival-board.tsx";
import { ArrivingGroups } from "#components/systems/arriving-groups.tsx";
import { CategoryGroups } from "#components/systems/category-groups.tsx";
import { PartialBanner } from "#components/systems/partial-banner.tsx";
import type { LastReader } from "#components/systems/value-card.tsx";
import { askedAgain } from "#components/systems/with-param.ts";
import { silentIn } from "#components/systems/whole-data.tsx";
import { PageHeading } from "#components/ui/layout-parts.tsx";
import { formatDateTime } from "#lib/i18n/formats.ts";
import { accessEvents } from "#lib/identity/access-queries.ts";
import type { SubjectActor } from "#lib/kernel/actor.ts";
import { type Locale, say } from "#lib/kernel/locale.ts";
import type { DataView } from "#lib/systems/core/data-view.ts";
import { pageUnit } from "#lib/web/container.ts";
import { orNotFound } from "#lib/web/not-found.ts";
import { requireSubject, type Viewer } from "#lib/web/session.ts";
import NothingHere from "../../not-found.tsx";
import { watchMyData } from "../../my-data.ts";

type Props = {
  readonly params: Promise<{ readonly category: string }>;
  readonly searchParams: Promise<{
    readonly list?: string | string[];
    readonly page?: string | string[];
    readonly whole?: string | string[];
    readonly again?: string | string[];
  }>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("subject.data"))("title") };
}

async function CategoryPage({ params, searchParams }: Props) {
  const viewer = await requireSubject();
  const locale = await getLocale();
  const t = await getTranslations("subject.data");
  const [{ category: id }, { list, page, whole, again }] = [await params, await searchParams];
  const wanted = Math.max(1, Math.trunc(Number(page)) || 1);
  const { live, isWhole } = await watchMyData(viewer, {
    waits: whole !== undefined,
    ...(typeof list === "string" ? { list, page: wanted } : {}),
  });
  const outlined = live.outline.categories.find((one) => one.id === id);
  if (outlined === undefined) notFound();
  const here = `/${locale}/data/${id}`;
  const rest = { here, lastReader: await lastReaderOf(viewer, id, locale) };
  return (
    <>
      <PageHeading
        title={say(outlined.names, locale)}
        lead={t("readAt", { at: formatDateTime(locale, live.outline.at, "long-weekday") })}
        back={{ href: `/${locale}/data`, label: t("title") }}
      />
      <div className="grid grid-cols-1 gap-6">
        {isWhole ? (
          <WholeCategory view={await live.whole()} id={id} {...rest} />
        ) : (
          <Fragment key={live.outline.at}>
            <ArrivalBoard
              live={live}
              systems={outlined.systems}
              isAgain={again !== undefined}
              href={typeof list === "string" ? addressOf(here, list, wanted) : here}
            />
            <ArrivingGroups live={live} category={outlined} {...rest} />
          </Fragment>
        )}
      </div>
    </>
  );
}

function WholeCategory({
  view,
  id,
  here,
  lastReader,
}: {
  readonly view: DataView;
  readonly id: string;
  readonly here: string;
  readonly lastReader: LastReader | undefined;
}) {
  const category = view.categories.find((one) => one.id === id);
  if (category === undefined) return null;
  const systems = view.systems.filter((system) => category.failedSystems.includes(system.id));
  return (
    <>
      <PartialBanner failed={silentIn({ ...view, systems })} href={askedAgain(here, view.at)} />
      <CategoryGroups category={category} here={here} lastReader={lastReader} />
    </>
  );
}

/** Who of the staff read this category last. */
async function lastReaderOf(
  viewer: Viewer<SubjectActor>,
  category: string,
  locale: Locale,
): Promise<LastReader | undefined> {
  const t = await getTranslations("subject.activity");
  const [reading] = (await pageUnit(viewer, accessEvents)).filter((event) =>
    event.what.includes(category),
  );
  if (reading === undefined) return undefined;
  return {
    text: `${t("staff", { number: reading.number })}, ${formatDateTime(locale, reading.at)}`,
    note: t("case", { number: reading.requestNumber }),
  };
}

function addressOf(here: string, list: string, page: number): string {
  return `${here}?${new URLSearchParams({ list, page: String(page) })}`;
}

export default orNotFound(CategoryPage, NothingHere);
