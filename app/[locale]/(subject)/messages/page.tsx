import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { Disclosure } from "#components/ui/disclosure.tsx";
import { PageHeading } from "#components/ui/layout-parts.tsx";
import { asTranslate } from "#components/ui/words.ts";
import { formatDateTime } from "#lib/i18n/formats.ts";
import { myMessages } from "#lib/notify/queries.ts";
import { pageUnit } from "#lib/web/container.ts";
import { requireSubject } from "#lib/web/session.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("subject.messages"))("title") };
}

export default async function MessagesPage() {
  const viewer = await requireSubject();
  const locale = await getLocale();
  const t = asTranslate(await getTranslations("subject.messages"));
  const common = await getTranslations("common.nav");
  const messages = await pageUnit(viewer, myMessages);
  return (
    <div className="max-w-measure">
      <PageHeading
        title={messages.length === 0 ? t("none") : t("title")}
        lead={t("lead")}
        back={{ href: `/${locale}/settings`, label: common("more") }}
      />
      <ul className="divide-y divide-hairline border-hairline not-empty:border-y">
        {messages.map((message) => (
          <li key={message.id}>
            <Disclosure
              summary={
                <span className="block">
                  <span className="block" lang={message.locale}>
                    {message.subject}
                  </span>
                  <span className="figures block text-14 text-muted">
                    {formatDateTime(locale, message.at)}. {t(message.channel)}: {message.to},{" "}
                    {t(`states.${message.state}`)}
                  </span>
                </span>
              }
            >
              <p lang={message.locale} className="keep-lines mb-4 rounded-card bg-sunken px-4 py-3">
                {message.text}
              </p>
            </Disclosure>
          </li>
        ))}
      </ul>
    </div>
  );
}
