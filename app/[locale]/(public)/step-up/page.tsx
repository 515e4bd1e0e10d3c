import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { redirect } from "next/navigation";
import { AnswerForm } from "#components/identity/answer-form.tsx";
import { OneQuestion } from "#components/identity/one-question.tsx";
import { Banner } from "#components/ui/banner.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { SelectField } from "#components/ui/field.tsx";
import { formatAddress } from "#lib/i18n/formats.ts";
import { stepUpAddresses } from "#lib/identity/queries.ts";
import { pageUnit } from "#lib/web/container.ts";
import { nextOf, shellOperator, type NextParam } from "#lib/web/entry.ts";
import { requireSubject } from "#lib/web/session.ts";
import { askToStepUp } from "./actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("sign-in");
  return { title: t("stepUp.title") };
}

export default async function StepUpPage({ searchParams }: { readonly searchParams: NextParam }) {
  const locale = await getLocale();
  const viewer = await requireSubject();
  const next = await nextOf(searchParams);
  if (viewer.actor.level === 2 && next !== "") redirect(next);
  const { choices, isSecond, hoursToWait } = await pageUnit(viewer, stepUpAddresses);
  const [only] = choices;
  const t = await getTranslations("sign-in");
  if (hoursToWait > 0) {
    const refusals = await getTranslations("identity.refusals");
    const common = await getTranslations("common.nav");
    return (
      <OneQuestion operator={shellOperator(locale)} title={t("stepUp.title")}>
        <Banner tone="soon" icon="clock">
          {refusals("step-up-waits", { hours: hoursToWait })}
        </Banner>
        <div>
          <ButtonLink href={`/${locale}/home`}>{common("home")}</ButtonLink>
        </div>
      </OneQuestion>
    );
  }
  return (
    <OneQuestion
      operator={shellOperator(locale)}
      title={t("stepUp.title")}
      lead={<p>{isSecond ? t("stepUp.second") : t("stepUp.lead")}</p>}
    >
      <AnswerForm
        action={askToStepUp}
        hidden={{ next }}
        questions={[]}
        submit={
          choices.length === 1 && only !== undefined
            ? t("stepUp.sendTo", { address: formatAddress(only) })
            : t("send")
        }
        problem={t("problem")}
      >
        {choices.length < 2 ? null : (
          <SelectField
            id="identifier"
            name="identifier"
            label={t("stepUp.where")}
            defaultValue={choices.at(-1)?.id}
          >
            {choices.map((address) => (
              <option key={address.id} value={address.id}>
                {formatAddress(address)}
              </option>
            ))}
          </SelectField>
        )}
      </AnswerForm>
      <p className="text-14 text-muted">{t("stepUp.notice")}</p>
      {isSecond ? <p className="text-14 text-muted">{t("stepUp.lost")}</p> : null}
    </OneQuestion>
  );
}
