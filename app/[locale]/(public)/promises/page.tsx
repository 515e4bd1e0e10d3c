import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { PublicShell } from "#components/layout/public-shell.tsx";
import { PromisesPart } from "#components/promises/promises-part.tsx";
import { promiseStatuses } from "#lib/operator/core/promise.ts";
import { publishedPromises } from "#lib/operator/published-promises.ts";
import { shellOperator } from "#lib/web/entry.ts";

type Props = {
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("promises"))("metaTitle") };
}

/** Clause by clause what the policy promises, what keeps it, and when that was last proven. For everybody. */
export default async function PromisesPage({ searchParams }: Props) {
  const { status } = await searchParams;
  const only = promiseStatuses.find((one) => one === status);
  return (
    <PublicShell operator={shellOperator(await getLocale())}>
      <PromisesPart view={publishedPromises(only)} only={only} />
    </PublicShell>
  );
}
