import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { OneQuestion } from "#components/identity/one-question.tsx";
import { shellOperator } from "#lib/web/entry.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("tasks.page.thanks");
  return { title: t("title"), robots: { index: false } };
}

/** What became of an answer, for every link alike. */
export default async function TaskThanksPage() {
  const t = await getTranslations("tasks.page.thanks");
  return (
    <OneQuestion operator={shellOperator(await getLocale())} title={t("title")}>
      <p>{t("text")}</p>
    </OneQuestion>
  );
}
