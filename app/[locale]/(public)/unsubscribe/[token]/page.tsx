import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { UnsubscribeForm } from "#components/consents/unsubscribe-form.tsx";
import { OneQuestion } from "#components/identity/one-question.tsx";
import { shellOperator } from "#lib/web/entry.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("consents.unsubscribe");
  return { title: t("title"), robots: { index: false } };
}

type Props = { readonly params: Promise<{ token: string }> };

/** One button, for every link alike: the page opens none, so it tells nobody whose a link is or whether it is one. */
export default async function UnsubscribePage({ params }: Props) {
  const locale = await getLocale();
  const { token } = await params;
  const t = await getTranslations("consents.unsubscribe");
  return (
    <OneQuestion operator={shellOperator(locale)} title={t("title")} lead={<p>{t("lead")}</p>}>
      <UnsubscribeForm token={decodeURIComponent(token)} />
    </OneQuestion>
  );
}
