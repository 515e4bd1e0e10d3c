import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { AnswerForm } from "#components/identity/answer-form.tsx";
import { OneQuestion } from "#components/identity/one-question.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { linkState } from "#lib/identity/queries.ts";
import { pageUnit } from "#lib/web/container.ts";
import { readFlow } from "#lib/web/cookies.ts";
import { shellOperator } from "#lib/web/entry.ts";
import { enterByLink } from "../../sign-in/actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("sign-in");
  return { title: t("link.ready.title") };
}

type Props = { readonly params: Promise<{ token: string }> };

/** Looking consumes nothing: mail scanners look too. Only the button does. */
export default async function LinkPage({ params }: Props) {
  const locale = await getLocale();
  const { token } = await params;
  const flow = await readFlow();
  const state = await pageUnit(undefined, (unit) => linkState(unit, token, flow));
  const t = await getTranslations("sign-in");
  const operator = shellOperator(locale);
  return (
    <OneQuestion
      operator={operator}
      title={t(`link.${state}.title`)}
      lead={<p>{t(`link.${state}.text`)}</p>}
    >
      {state === "ready" ? (
        <AnswerForm
          action={enterByLink}
          hidden={{ token }}
          questions={[]}
          submit={t("enter")}
          problem={t("problem")}
        />
      ) : (
        <div>
          <ButtonLink href={`/${locale}/sign-in`}>{t("askHere")}</ButtonLink>
        </div>
      )}
    </OneQuestion>
  );
}
