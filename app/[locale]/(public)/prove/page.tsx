import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { AnswerForm } from "#components/identity/answer-form.tsx";
import { OneQuestion } from "#components/identity/one-question.tsx";
import { nextOf, shellOperator, type NextParam } from "#lib/web/entry.ts";
import { requireSubject } from "#lib/web/session.ts";
import { askToProve } from "./actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("sign-in");
  return { title: t("prove.title") };
}

export default async function ProvePage({ searchParams }: { readonly searchParams: NextParam }) {
  const locale = await getLocale();
  await requireSubject({ level: 2 });
  const next = await nextOf(searchParams);
  const t = await getTranslations("sign-in");
  return (
    <OneQuestion
      operator={shellOperator(locale)}
      title={t("prove.title")}
      lead={<p>{t("prove.lead")}</p>}
    >
      <AnswerForm
        action={askToProve}
        hidden={{ next }}
        submit={t("send")}
        problem={t("problem")}
        questions={[
          {
            name: "address",
            label: t("address"),
            hint: t("addressHint"),
            inputMode: "email",
            maxLength: 320,
          },
        ]}
      />
    </OneQuestion>
  );
}
