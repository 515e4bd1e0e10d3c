import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { PublicShell } from "#components/layout/public-shell.tsx";
import { ChangeSums, ClauseChanges } from "#components/notices/clause-changes.tsx";
import { CompareForm } from "#components/notices/compare-form.tsx";
import { PageHeading } from "#components/ui/layout-parts.tsx";
import { noticeDifference } from "#lib/operator/core/notice-difference.ts";
import { noticePair } from "#lib/operator/core/notice-page.ts";
import { shellOperator } from "#lib/web/entry.ts";
import { orNotFound } from "#lib/web/not-found.ts";
import NotFound from "../../../../../not-found.tsx";
import { operatorToday, partOf } from "../../../today.ts";

type Props = {
  readonly params: Promise<{ readonly notice: string; readonly version: string }>;
  readonly searchParams: Promise<{ readonly with?: string | string[] }>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("policy.changes"))("metaTitle") };
}

/** Two versions of one notice, clause by clause; the one before it unless another is chosen. */
async function ChangesPage({ params, searchParams }: Props) {
  const { notice, version } = await params;
  const { with: other } = await searchParams;
  const locale = await getLocale();
  const t = await getTranslations("policy.changes");
  const { operator, today } = await operatorToday();
  const pair = noticePair(
    operator,
    {
      ...{ id: partOf(notice), version: partOf(version) },
      with: typeof other === "string" ? other : undefined,
    },
    today,
  );
  if (pair === undefined) notFound();
  const { before, after } = pair;
  const clauses = noticeDifference(before, after, locale);
  return (
    <PublicShell operator={shellOperator(locale)}>
      <div className="max-w-measure">
        <PageHeading
          title={t("title")}
          lead={t("lead")}
          back={{ href: `/${locale}/notices/${after.ref}`, label: t("back") }}
        />
        <CompareForm before={before} after={after} />
        <div className="mt-6 grid gap-4">
          <ChangeSums clauses={clauses} />
          <p className="text-14 text-muted">{t("legend")}</p>
        </div>
        <div className="mt-6">
          <ClauseChanges clauses={clauses} />
        </div>
      </div>
    </PublicShell>
  );
}

export default orNotFound(ChangesPage, NotFound);
