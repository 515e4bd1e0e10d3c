import { useLocale, useTranslations } from "next-intl";
import { PageHeading } from "#components/ui/layout-parts.tsx";
import { TextLink } from "#components/ui/text-link.tsx";

/** The same answer for what does not exist and for what is somebody else's, inside the frame of a signed-in person. */
export default function NothingHere() {
  const t = useTranslations("common.notFound");
  return (
    <>
      <PageHeading title={t("title")} lead={t("text")} />
      <TextLink href={`/${useLocale()}`}>{t("home")}</TextLink>
    </>
  );
}
