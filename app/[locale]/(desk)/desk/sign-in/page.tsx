import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { redirect } from "next/navigation";
import { AnswerForm } from "#components/identity/answer-form.tsx";
import { OneQuestion } from "#components/identity/one-question.tsx";
import { nextOf, shellOperator, type NextParam } from "#lib/web/entry.ts";
import { currentViewer, isStaff } from "#lib/web/session.ts";
import { enterPassword } from "./actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("sign-in");
  return { title: t("desk.title") };
}

export default async function DeskSignInPage({
  searchParams,
}: {
  readonly searchParams: NextParam;
}) {
  const locale = await getLocale();
  const next = await nextOf(searchParams);
  if (isStaff(await currentViewer())) redirect(next === "" ? `/${locale}/desk` : next);
  const t = await getTranslations("sign-in");
  return (
    <OneQuestion operator={shellOperator(locale)} title={t("desk.title")}>
      <AnswerForm
        action={enterPassword}
        hidden={{ next }}
        submit={t("desk.continue")}
        problem={t("problem")}
        questions={[
          { name: "email", label: t("desk.email"), inputMode: "email", autoComplete: "username" },
          {
            name: "password",
            label: t("desk.password"),
            type: "password",
            autoComplete: "current-password",
          },
        ]}
      />
    </OneQuestion>
  );
}
