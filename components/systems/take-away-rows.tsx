import { useLocale, useTranslations } from "next-intl";
import { Section } from "#components/ui/layout-parts.tsx";
import { Row, Rows } from "#components/ui/rows.tsx";

/** The rights over all of the data, each a verb. */
export function TakeAwayRows() {
  const locale = useLocale();
  const t = useTranslations("subject.rights");
  return (
    <Section title={t("title")}>
      <Rows>
        <Row
          strong
          icon="pencil"
          title={t("rectification")}
          note={t("rectificationNote")}
          href={`/${locale}/requests/new/rectification`}
        />
        <Row
          strong
          icon="download"
          title={t("copy")}
          note={t("copyNote")}
          href={`/${locale}/requests/new/copy`}
        />
        <Row
          strong
          icon="trash"
          title={t("erasure")}
          note={t("erasureNote")}
          href={`/${locale}/requests/new/erasure`}
        />
        <Row
          strong
          icon="toggle"
          title={t("stop")}
          note={t("stopNote")}
          href={`/${locale}/consents`}
        />
        <Row
          strong
          icon="message"
          title={t("information")}
          note={t("informationNote")}
          href={`/${locale}/requests/new/information`}
        />
      </Rows>
    </Section>
  );
}
