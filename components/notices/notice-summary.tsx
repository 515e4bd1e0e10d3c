import { useLocale, useTranslations } from "next-intl";
import { Section } from "#components/ui/layout-parts.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { say } from "#lib/kernel/locale.ts";
import type { NoticeView } from "#lib/operator/core/notice-page.ts";
import { VersionList } from "./version-list.tsx";

/** One notice in the list of all: its name, whom it governs, and every version. */
export function NoticeSummary({ view }: { readonly view: NoticeView }) {
  const locale = useLocale();
  const t = useTranslations("policy.text");
  const governs = view.governs.map((names) => say(names, locale)).join(", ");
  return (
    <Section
      title={
        <TextLink href={`/${locale}/notices/${view.noticeId}`}>
          {[say(view.titles, locale), say(view.service, locale)]
            .filter((part) => part !== undefined)
            .join(": ")}
        </TextLink>
      }
      {...(governs === "" ? {} : { note: `${t("governs")}: ${governs}` })}
    >
      <VersionList versions={view.versions} />
    </Section>
  );
}
