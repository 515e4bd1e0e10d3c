import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { redirect } from "next/navigation";
import { CodeQuestion } from "#components/identity/code-question.tsx";
import { ResendForm } from "#components/identity/resend-form.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { formatAddress } from "#lib/i18n/formats.ts";
import { pendingCode } from "#lib/identity/queries.ts";
import { pageUnit } from "#lib/web/container.ts";
import { readFlow } from "#lib/web/cookies.ts";
import { nextOf, pathWithNext, shellOperator, type NextParam } from "#lib/web/entry.ts";
import { askAgain, enterByCode } from "../actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("sign-in");
  return { title: t("codeTitle") };
}

export default async function CodePage({ searchParams }: { readonly searchParams: NextParam }) {
  const locale = await getLocale();
  const next = await nextOf(searchParams);
  const back = pathWithNext(`/${locale}/sign-in`, next);
  const flow = await readFlow();
  const pending = await pageUnit(undefined, (unit) => pendingCode(unit, flow, "sign-in"));
  if (pending === undefined) redirect(back);
  const t = await getTranslations("sign-in");
  return (
    <CodeQuestion
      operator={shellOperator(locale)}
      action={enterByCode}
      lead={t(`codeLead.${pending.address.kind}`, { address: formatAddress(pending.address) })}
      submit={t("enter")}
      next={next}
    >
      <ResendForm
        action={askAgain}
        label={t("again")}
        sent={t("sentAgain")}
        problem={t("problem")}
      />
      <div className="-ms-5">
        <ButtonLink kind="link" href={back}>
          {t("otherAddress")}
        </ButtonLink>
      </div>
    </CodeQuestion>
  );
}
