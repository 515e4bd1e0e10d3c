import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { OneQuestion } from "#components/identity/one-question.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { shellOperator } from "#lib/web/entry.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("consents.unsubscribe.done");
  return { title: t("title"), robots: { index: false } };
}

/** What the button did, for every link alike; whether each system obeys is shown after sign-in only. */
export default async function UnsubscribedPage() {
  const locale = await getLocale();
  const t = await getTranslations("consents.unsubscribe.done");
  return (
    <OneQuestion operator={shellOperator(locale)} title={t("title")} lead={<p>{t("lead")}</p>}>
      <div>
        <ButtonLink href={`/${locale}/consents`}>{t("see")}</ButtonLink>
      </div>
    </OneQuestion>
  );
}
