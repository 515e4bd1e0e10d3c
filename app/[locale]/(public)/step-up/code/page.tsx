import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { redirect } from "next/navigation";
import { CodeQuestion } from "#components/identity/code-question.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { formatAddress } from "#lib/i18n/formats.ts";
import { pendingCode } from "#lib/identity/queries.ts";
import { pageUnit } from "#lib/web/container.ts";
import { nextOf, pathWithNext, shellOperator, type NextParam } from "#lib/web/entry.ts";
import { requireSubject } from "#lib/web/session.ts";
import { confirmStepUp } from "../actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("sign-in");
  return { title: t("codeTitle") };
}

export default async function StepUpCodePage({
  searchParams,
}: {
  readonly searchParams: NextParam;
}) {
  const locale = await getLocale();
  const viewer = await requireSubject();
  const next = await nextOf(searchParams);
  const back = pathWithNext(`/${locale}/step-up`, next);
  const pending = await pageUnit(viewer, (unit) => pendingCode(unit, undefined, "step-up"));
  if (pending === undefined) redirect(back);
  const t = await getTranslations("sign-in");
  const { kind } = pending.address;
  return (
    <CodeQuestion
      operator={shellOperator(locale)}
      action={confirmStepUp}
      lead={t(`stepUp.codeLead.${kind}`, { address: formatAddress(pending.address) })}
      submit={t("stepUp.confirm")}
      next={next}
    >
      <div className="-ms-5">
        <ButtonLink kind="link" href={back}>
          {t("again")}
        </ButtonLink>
      </div>
    </CodeQuestion>
  );
}
