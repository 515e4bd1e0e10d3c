import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { PlanSums, PlanTable } from "#components/fulfilment/plan-table.tsx";
import { erasureTitle, hasUnseen } from "#components/requests/erasure-title.ts";
import { ErasureForm } from "#components/requests/erasure-form.tsx";
import { ErasureWhen } from "#components/requests/erasure-when.tsx";
import { PartialBanner } from "#components/systems/partial-banner.tsx";
import { Banner } from "#components/ui/banner.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { PageHeading } from "#components/ui/layout-parts.tsx";
import { formatDateTime, formatNumber } from "#lib/i18n/formats.ts";
import { erasurePreview } from "#lib/requests/erasure-preview.ts";
import { pageWorkspace } from "#lib/web/container.ts";
import { requireSubject } from "#lib/web/session.ts";
import { askErasure } from "../../actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("subject.erasure"))("title") };
}

export default async function ErasurePage() {
  const viewer = await requireSubject();
  const locale = await getLocale();
  const t = await getTranslations("subject.erasure");
  const common = await getTranslations("common");
  const here = `/${locale}/requests/new/erasure`;
  const { plan, planHash, dues, silent } = await erasurePreview(
    await pageWorkspace(viewer),
    viewer.actor.accountId,
  );
  const { goes, changes, stays } = plan.sums;
  return (
    <div className="max-w-measure">
      <PageHeading
        title={t(erasureTitle(plan, silent.length === 0), { stays })}
        lead={t("lead", { at: formatDateTime(locale, plan.computedAt, "long-weekday") })}
        back={{ href: `/${locale}/data`, label: t("back") }}
      />
      <div className="grid gap-10">
        {silent.length === 0 ? null : <PartialBanner failed={silent} href={here} />}
        <PlanSums plan={plan} />
        <PlanTable plan={plan} />
        <p className="text-14 text-muted">{t("proof")}</p>
        <Banner tone="soon" icon="triangle" title={t("stopsTitle")}>
          {t("stops")}
        </Banner>
        <ErasureWhen dues={dues} />
        <section className="border-t border-hairline pt-8" id="confirm">
          {silent.length > 0 ? (
            <p>{t("notNow")}</p>
          ) : viewer.actor.level === 2 ? (
            <ErasureForm
              act={askErasure}
              hidden={{ submitKey: randomUUID(), planHash }}
              links={{ copy: `/${locale}/requests/new/copy`, keep: `/${locale}/home` }}
              words={{
                problem: common("form.summary"),
                type: t("type"),
                hint: t("typeHint"),
                delete:
                  goes + changes === 0 && hasUnseen(plan)
                    ? t("deleteByHand")
                    : t("delete", {
                        goes: formatNumber(locale, goes),
                        changes: formatNumber(locale, changes),
                        goesCount: goes,
                      }),
                copyFirst: t("copyFirst"),
                keep: t("keep"),
              }}
            />
          ) : (
            <div className="grid gap-4">
              <p>{t("confirmNote")}</p>
              <ButtonLink
                kind="primary"
                wide
                icon="shield"
                href={`/${locale}/step-up?next=${encodeURIComponent(here)}`}
              >
                {t("confirm")}
              </ButtonLink>
              <ButtonLink wide href={`/${locale}/requests/new/copy`}>
                {t("copyFirst")}
              </ButtonLink>
              <ButtonLink kind="link" wide href={`/${locale}/home`}>
                {t("keep")}
              </ButtonLink>
            </div>
          )}
        </section>
      </div>
    </div>
  );
}
