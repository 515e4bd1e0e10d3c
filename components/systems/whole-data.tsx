import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { PageHeading } from "#components/ui/layout-parts.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { asTranslate } from "#components/ui/words.ts";
import type { DataView } from "#lib/systems/core/data-view.ts";
import { ByHandLine, type ByHandProps, NotAskedLine } from "./by-hand-line.tsx";
import { CategoryRows } from "./category-rows.tsx";
import { DataFlow } from "./data-flow.tsx";
import { FindForm } from "./find-form.tsx";
import { FoundValues } from "./found-values.tsx";
import { NothingHeld } from "./nothing-held.tsx";
import { PartialBanner } from "./partial-banner.tsx";
import { ReadLine } from "./read-line.tsx";
import { type Receipt, ReceiptNote } from "./receipt-note.tsx";
import { TakeAwayRows } from "./take-away-rows.tsx";
import { askedAgain } from "./with-param.ts";

type Props = {
  readonly view: DataView;
  readonly receipt: Receipt | undefined;
  /** What is looked for; empty: nothing. */
  readonly wanted: string;
  readonly people: ByHandProps;
};

/** *My data* when every system has answered or was given up. */
export function WholeData({ view, receipt, wanted, people }: Props) {
  const t = asTranslate(useTranslations("subject.data"));
  const locale = useLocale();
  const nothing = isNothingHeld(view);
  return (
    <>
      <PageHeading
        title={nothing ? t("nothingTitle") : t("title")}
        lead={<ReadLine view={view} />}
        {...(nothing && wanted === "" ? {} : { aside: <FindForm value={wanted} /> })}
      />
      <div className="grid gap-6">
        <PartialBanner failed={silentIn(view)} href={askedAgain(`/${locale}/data`, view.at)} />
        {wanted === "" ? null : <FoundValues categories={view.categories} wanted={wanted} />}
        {nothing ? <NothingHeld view={view} /> : null}
        {wanted !== "" ? null : (
          <CategoryRows
            categories={view.categories.filter(
              (one) => one.records > 0 || one.failedSystems.length > 0,
            )}
          />
        )}
        <DataNotes {...{ view, people }}>
          <ReceiptNote receipt={receipt} />
        </DataNotes>
      </div>
      {wanted !== "" || nothing ? null : <DataFlow categories={view.categories} />}
      <TakeAwayRows />
    </>
  );
}

/** What is kept by hand, what may be somebody else's, and a receipt to keep. */
export function DataNotes({
  view,
  people,
  children,
}: Pick<Props, "view" | "people"> & { readonly children: ReactNode }) {
  const t = asTranslate(useTranslations("subject.data"));
  const edit = asTranslate(useTranslations("subject.edit"));
  const locale = useLocale();
  return (
    <>
      <ByHandLine view={view} {...people} />
      {isNothingHeld(view) ? null : <NotAskedLine view={view} />}
      {view.underReview === 0 ? null : (
        <p className="max-w-measure text-14 text-muted">
          {t("underReview", { count: view.underReview })}{" "}
          <TextLink href={`/${locale}/prove`}>{edit("prove")}</TextLink>
        </p>
      )}
      {children}
    </>
  );
}

/** Every system that could be asked has answered and holds nothing. */
export function isNothingHeld({ systems, underReview, partial }: DataView): boolean {
  const holds = systems.some(({ id, records }) => id !== "portal" && (records ?? 0) > 0);
  const isUnread = systems.some(({ because }) => because === "by-hand");
  return !holds && !isUnread && !partial && underReview === 0;
}

/** The systems that did not answer, for the banner. */
export function silentIn({ systems }: DataView) {
  return systems
    .filter(({ outcome }) => outcome === "failed")
    .map(({ names, failure }) => ({
      names,
      ...(failure === undefined ? {} : { at: failure.at, code: failure.code }),
    }));
}
