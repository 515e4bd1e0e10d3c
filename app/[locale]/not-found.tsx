import { useLocale, useTranslations } from "next-intl";
import { PlainPage } from "#components/layout/plain-page.tsx";
import { ButtonLink } from "#components/ui/button.tsx";

/** The same answer for what does not exist and for what is somebody else's. */
export default function NotFound() {
  const t = useTranslations("common.notFound");
  const locale = useLocale();
  return (
    <PlainPage title={t("title")} text={t("text")}>
      <ButtonLink href={`/${locale}`} kind="primary">
        {t("home")}
      </ButtonLink>
    </PlainPage>
  );
}
