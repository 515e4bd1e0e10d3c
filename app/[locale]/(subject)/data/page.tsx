import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { ByHandLine } from "#components/systems/by-hand-line.tsx";
import { CategoryRows } from "#components/systems/category-rows.tsx";
import { DataFlow } from "#components/systems/data-flow.tsx";
import { FindForm } from "#components/systems/find-form.tsx";
import { FoundValues } from "#components/systems/found-values.tsx";
import { NothingHeld } from "#components/systems/nothing-held.tsx";
import { PartialBanner } from "#components/systems/partial-banner.tsx";
import { ReadLine } from "#components/systems/read-line.tsx";
import { TakeAwayRows } from "#components/systems/take-away-rows.tsx";
import { PageHeading } from "#components/ui/layout-parts.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { requireSubject } from "#lib/web/session.ts";
import { readMyData } from "../my-data.ts";

type Props = { readonly searchParams: Promise<{ readonly find?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("subject.data"))("title") };
}

export default async function DataPage({ searchParams }: Props) {
  const viewer = await requireSubject();
  const t = await getTranslations("subject.data");
  const edit = await getTranslations("subject.edit");
  const { find } = await searchParams;
  const wanted = typeof find === "string" ? find.trim().slice(0, 200) : "";
  const view = await readMyData(viewer);
  const failed = view.systems.filter((system) => system.outcome === "failed");
  const held = view.systems.some((system) => system.id !== "portal" && (system.records ?? 0) > 0);
  const unread = view.systems.some(({ outcome }) => outcome === "excluded");
  const nothing = !held && !unread && failed.length === 0 && view.underReview === 0;
  return (
    <>
      <PageHeading
        title={nothing ? t("nothingTitle") : t("title")}
        lead={<ReadLine view={view} />}
        {...(nothing && wanted === "" ? {} : { aside: <FindForm value={wanted} /> })}
      />
      <div className="grid gap-6">
        <PartialBanner
          failed={failed.map(({ names, failure }) => ({
            names,
            ...(failure === undefined ? {} : { at: failure.at }),
          }))}
          href={`/${await getLocale()}/data`}
        />
        {wanted === "" ? null : <FoundValues categories={view.categories} wanted={wanted} />}
        {nothing ? <NothingHeld view={view} /> : null}
        {wanted !== "" ? null : (
          <CategoryRows
            categories={view.categories.filter(
              (one) => one.records > 0 || one.failedSystems.length > 0,
            )}
          />
        )}
        <ByHandLine view={view} />
        {view.underReview === 0 ? null : (
          <p className="max-w-measure text-14 text-muted">
            {t("underReview", { count: view.underReview })}{" "}
            <TextLink href={`/${await getLocale()}/prove`}>{edit("prove")}</TextLink>
          </p>
        )}
      </div>
      {wanted !== "" || nothing ? null : <DataFlow categories={view.categories} />}
      <TakeAwayRows />
    </>
  );
}
