import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { redirect } from "next/navigation";
import { AnswerForm } from "#components/identity/answer-form.tsx";
import { OneQuestion } from "#components/identity/one-question.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { pendingCode } from "#lib/identity/queries.ts";
import { pageUnit } from "#lib/web/container.ts";
import { nextOf, pathWithNext, shellOperator, type NextParam } from "#lib/web/entry.ts";
import { requireSubject } from "#lib/web/session.ts";
import { prove } from "../actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("sign-in");
  return { title: t("codeTitle") };
}

export default async function ProveCodePage({
  searchParams,
}: {
  readonly searchParams: NextParam;
}) {
  const locale = await getLocale();
  const viewer = await requireSubject({ level: 2 });
  const next = await nextOf(searchParams);
  const back = pathWithNext(`/${locale}/prove`, next);
  const pending = await pageUnit(viewer, (unit) => pendingCode(unit, undefined, "add-identifier"));
  if (pending === undefined) redirect(back);
  const t = await getTranslations("sign-in");
  return (
    <OneQuestion
      operator={shellOperator(locale)}
      title={t("codeTitle")}
      lead={
        <p>{t(`stepUp.codeLead.${pending.address.kind}`, { address: pending.address.value })}</p>
      }
    >
      <AnswerForm
        action={prove}
        hidden={{ next }}
        submit={t("prove.add")}
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
      <p>
        <TextLink href={back}>{t("again")}</TextLink>
      </p>
    </OneQuestion>
  );
}
