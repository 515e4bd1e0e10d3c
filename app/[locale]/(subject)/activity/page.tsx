import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { PageHeading } from "#components/ui/layout-parts.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { Timeline, type TimelineDay } from "#components/ui/timeline.tsx";
import { formatDate, formatTime } from "#lib/i18n/formats.ts";
import { accessEvents } from "#lib/identity/access-queries.ts";
import { say } from "#lib/kernel/locale.ts";
import { pageUnit } from "#lib/web/container.ts";
import { requireSubject } from "#lib/web/session.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("subject.activity"))("title") };
}

export default async function ActivityPage() {
  const viewer = await requireSubject();
  const locale = await getLocale();
  const t = await getTranslations("subject.activity");
  const common = await getTranslations("common.nav");
  const readings = await pageUnit(viewer, accessEvents);
  const days = new Map<string, TimelineDay["entries"][number][]>();
  for (const reading of readings) {
    const day = formatDate(locale, reading.at, "long-weekday-year");
    const what = reading.categories.map((names) => say(names, locale));
    const kinds = (["identity", "addresses", "request", "found"] as const).filter((one) =>
      reading.what.includes(one),
    );
    const parts = [...kinds.map((one) => t(one)), ...what];
    const list = days.get(day) ?? [];
    list.push({
      id: reading.id,
      time: formatTime(locale, reading.at),
      text: (
        <>
          {t("read", { number: reading.number, what: parts.join(", ") })}{" "}
          {reading.system === undefined ? null : (
            <TextLink href={`/${locale}/consents`}>
              {t("task", { system: say(reading.system, locale) })}
            </TextLink>
          )}
          {reading.requestNumber === "" ? null : (
            <TextLink href={`/${locale}/requests/${reading.requestId}`}>
              {t("case", { number: reading.requestNumber })}
            </TextLink>
          )}
        </>
      ),
      ...(reading.reason === undefined ? {} : { quote: { text: reading.reason } }),
    });
    days.set(day, list);
  }
  return (
    <div className="max-w-measure">
      <PageHeading
        title={readings.length === 0 ? t("nobody") : t("title")}
        lead={t("lead")}
        back={{ href: `/${locale}/settings`, label: common("more") }}
      />
      <Timeline days={[...days].map(([day, entries]) => ({ day, entries }))} />
    </div>
  );
}
