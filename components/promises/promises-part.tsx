import { useLocale, useTranslations } from "next-intl";
import { PageHeading } from "#components/ui/layout-parts.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { toneText } from "#components/ui/state-mark.tsx";
import { asTranslate } from "#components/ui/words.ts";
import { formatNumber } from "#lib/i18n/formats.ts";
import { say } from "#lib/kernel/locale.ts";
import type { PromiseStatus } from "#lib/operator/core/promise.ts";
import type { PromiseGroup, PromisesView } from "#lib/operator/core/promise-view.ts";
import { PromiseRow } from "./promise-row.tsx";
import { PromiseSums } from "./promise-sums.tsx";
import { statusMarks } from "./status-marks.ts";

type Props = { readonly view: PromisesView; readonly only: PromiseStatus | undefined };

/** Every clause of the policy and what came of it; the heading is how many are kept. */
export function PromisesPart({ view, only }: Props) {
  const t = asTranslate(useTranslations("promises"));
  const count = (status: PromiseStatus): number =>
    view.counts.find((one) => one.status === status)?.count ?? 0;
  if (view.all === 0) return <PageHeading title={t("none")} lead={t("noneLead")} />;
  return (
    <>
      <PageHeading
        title={t("title", { kept: count("kept"), all: view.all - count("statement") })}
        lead={t("lead")}
      />
      <PromiseSums view={view} only={only} />
      {view.groups.map((group) => (
        <Group key={group.status} group={group} />
      ))}
      {only === undefined || view.groups.length > 0 ? null : (
        <p className="mt-8 text-muted">{t("nothingOfStatus")}</p>
      )}
      <section className="mt-12 max-w-measure border-t border-hairline pt-4 text-14 text-muted">
        <p>{t("notAdvice")}</p>
        <p className="mt-2">{t("proofNote")}</p>
      </section>
    </>
  );
}

function Group({ group }: { readonly group: PromiseGroup }) {
  const locale = useLocale();
  const t = asTranslate(useTranslations("promises"));
  const mark = statusMarks[group.status];
  const heading = `status-${group.status}`;
  return (
    <section aria-labelledby={heading} className="mt-12">
      <div className="flex items-center gap-3">
        <Icon name={mark.icon} className={`size-5 ${toneText[mark.tone]}`} />
        <h2 id={heading} className="flex-1 text-22">
          {t(`status.${group.status}.name`)}
        </h2>
        <span className="figures text-22 font-semibold">{formatNumber(locale, group.count)}</span>
      </div>
      <p className="mt-2 max-w-measure pb-3 text-14 text-muted">
        {t(`status.${group.status}.about`)}
      </p>
      {group.notices.map(({ service, promises }, index) => (
        <div key={index} className={index === 0 ? "" : "mt-8"}>
          {service === undefined ? null : (
            <h3 className="pb-2 text-16">{t("ofService", { service: say(service, locale) })}</h3>
          )}
          <ul className="divide-y divide-hairline border-y border-hairline">
            {promises.map((promise) => (
              <PromiseRow key={promise.id} promise={promise} />
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}
