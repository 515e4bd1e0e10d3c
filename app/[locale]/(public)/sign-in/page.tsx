import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { redirect } from "next/navigation";
import { AnswerForm } from "#components/identity/answer-form.tsx";
import { OneQuestion } from "#components/identity/one-question.tsx";
import { nextOf, shellOperator, type NextParam } from "#lib/web/entry.ts";
import { currentViewer, isSubject } from "#lib/web/session.ts";
import { ask } from "./actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("sign-in");
  return { title: t("title") };
}

export default async function SignInPage({ searchParams }: { readonly searchParams: NextParam }) {
  const locale = await getLocale();
  const next = await nextOf(searchParams);
  if (isSubject(await currentViewer())) redirect(next === "" ? `/${locale}/home` : next);
  const t = await getTranslations("sign-in");
  return (
    <OneQuestion operator={shellOperator(locale)} title={t("title")} lead={<p>{t("lead")}</p>}>
      <AnswerForm
        action={ask}
        hidden={{ next }}
        submit={t("send")}
        problem={t("problem")}
        questions={[
          {
            name: "address",
            label: t("address"),
            hint: t("addressHint"),
            inputMode: "email",
            autoComplete: "username",
            maxLength: 320,
          },
        ]}
      />
      <p className="text-14 text-muted">{t("anyAddress")}</p>
    </OneQuestion>
  );
}
