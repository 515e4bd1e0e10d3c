import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { redirect } from "next/navigation";
import { AnswerForm } from "#components/identity/answer-form.tsx";
import { OneQuestion } from "#components/identity/one-question.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { awaitsFactor } from "#lib/identity/queries.ts";
import { pageUnit } from "#lib/web/container.ts";
import { readFlow } from "#lib/web/cookies.ts";
import { nextOf, pathWithNext, shellOperator, type NextParam } from "#lib/web/entry.ts";
import { enterFactor } from "../actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("sign-in");
  return { title: t("desk.factorTitle") };
}

export default async function FactorPage({ searchParams }: { readonly searchParams: NextParam }) {
  const locale = await getLocale();
  const next = await nextOf(searchParams);
  const flow = await readFlow();
  const back = pathWithNext(`/${locale}/desk/sign-in`, next);
  if (!(await pageUnit(undefined, (unit) => awaitsFactor(unit, flow)))) redirect(back);
  const t = await getTranslations("sign-in");
  return (
    <OneQuestion
      operator={shellOperator(locale)}
      title={t("desk.factorTitle")}
      lead={<p>{t("desk.factorLead")}</p>}
    >
      <AnswerForm
        action={enterFactor}
        hidden={{ next }}
        submit={t("desk.enter")}
        problem={t("problem")}
        questions={[
          {
            name: "code",
            label: t("desk.factor"),
            inputMode: "numeric",
            autoComplete: "one-time-code",
            maxLength: 12,
          },
        ]}
      />
      <p>
        <TextLink href={back}>{t("desk.startAgain")}</TextLink>
      </p>
    </OneQuestion>
  );
}
