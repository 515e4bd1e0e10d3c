import { useLocale, useTranslations } from "next-intl";
import { type Act, ActionForm } from "#components/ui/action-form.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { Card } from "#components/ui/layout-parts.tsx";
import { PendingButton } from "#components/ui/pending-button.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { formatDate, formatDateTime } from "#lib/i18n/formats.ts";
import { say } from "#lib/kernel/locale.ts";
import type { NoticeNews } from "#lib/consents/core/notice-views.ts";

/** A changed notice: what is new, from when, where to read it; where the operator asks, one click accepts it. */
export function NoticeNewsCard({
  news,
  accept,
}: {
  readonly news: NoticeNews;
  readonly accept: Act;
}) {
  const locale = useLocale();
  const t = useTranslations("policy.news");
  const services = news.services.map((names) => say(names, locale)).join(", ");
  const page = `/${locale}/notices/${news.ref}`;
  return (
    <Card as="section">
      <h2 className="text-18">{say(news.titles, locale)}</h2>
      <p className="mt-1 font-medium">
        {news.from === undefined
          ? t("already")
          : t("from", { date: formatDate(locale, news.from, "long-weekday-year") })}
      </p>
      <p className="text-14 text-muted">{services === "" ? null : t("services", { services })}</p>
      {news.changes === undefined ? null : (
        <p className="mt-3 max-w-measure">{say(news.changes, locale)}</p>
      )}
      <p className="mt-3 flex flex-wrap gap-x-6 gap-y-2">
        <TextLink href={page}>{t("read")}</TextLink>
        {news.hasBefore ? <TextLink href={`${page}/changes`}>{t("changes")}</TextLink> : null}
      </p>
      <Answer news={news} accept={accept} />
    </Card>
  );
}

function Answer({ news, accept }: { readonly news: NoticeNews; readonly accept: Act }) {
  const locale = useLocale();
  const t = useTranslations("policy.news");
  const { decision } = news;
  const refuse = `/${locale}/requests/new/notice-refusal?notice=${encodeURIComponent(news.ref)}`;
  return (
    <>
      {decision === undefined ? null : (
        <p className="mt-3 text-14 text-muted">
          {t(decision.decision, { at: formatDateTime(locale, decision.at, "long") })}
        </p>
      )}
      <div className="mt-4 flex flex-wrap gap-3">
        {news.mayAccept ? (
          <ActionForm act={accept} problem={t("problem")} hidden={{ ref: news.ref }}>
            <PendingButton kind={news.asks ? "primary" : "secondary"} icon="check">
              {t("accept")}
            </PendingButton>
          </ActionForm>
        ) : null}
        {decision?.decision === "refused" ? null : (
          <ButtonLink href={refuse}>{t("refuse")}</ButtonLink>
        )}
      </div>
    </>
  );
}
