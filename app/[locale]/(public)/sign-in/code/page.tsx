import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { redirect } from "next/navigation";
import { AnswerForm } from "#components/identity/answer-form.tsx";
import { OneQuestion } from "#components/identity/one-question.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { pendingCode } from "#lib/identity/queries.ts";
import { pageUnit } from "#lib/web/container.ts";
import { readFlow } from "#lib/web/cookies.ts";
import { nextOf, pathWithNext, shellOperator, type NextParam } from "#lib/web/entry.ts";
import { askAgain, enterByCode } from "../actions.ts";
import { ResendForm } from "#components/identity/resend-form.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("sign-in");
  return { title: t("codeTitle") };
}

export default async function CodePage({ searchParams }: { readonly searchParams: NextParam }) {
  const locale = await getLocale();
  const next = await nextOf(searchParams);
  const flow = await readFlow();
  const pending = await pageUnit(undefined, (unit) => pendingCode(unit, flow, "sign-in"));
  if (pending === undefined) redirect(pathWithNext(`/${locale}/sign-in`, next));
  const t = await getTranslations("sign-in");
  return (
    <OneQuestion
      operator={shellOperator(locale)}
      title={t("codeTitle")}
      lead={<p>{t(`codeLead.${pending.address.kind}`, { address: pending.address.value })}</p>}
    >
      <AnswerForm
        action={enterByCode}
        hidden={{ next }}
        submit={t("enter")}
        problem={t("problem")}
        questions={[
          {
            name: "code",
            label: t("code"),
            hint: t("codeHint"),
            inputMode: "numeric",
            autoComplete: "one-time-code",
            maxLength: 20,
          },
        ]}
      />
      <ResendForm
        action={askAgain}
        label={t("again")}
        sent={t("sentAgain")}
        problem={t("problem")}
      />
      <p>
        <TextLink href={pathWithNext(`/${locale}/sign-in`, next)}>{t("otherAddress")}</TextLink>
      </p>
    </OneQuestion>
  );
}
