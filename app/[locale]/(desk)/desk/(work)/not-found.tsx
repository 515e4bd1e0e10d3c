import { getLocale, getTranslations } from "next-intl/server";
import { TextLink } from "#components/ui/text-link.tsx";

/** Not there, or not the reader's to see: one answer, inside the frame of the desk. */
export default async function DeskNotFound() {
  const t = await getTranslations("desk.notHere");
  return (
    <div className="px-5 py-10">
      <h1 className="text-22">{t("title")}</h1>
      <p className="mt-2 max-w-measure text-muted">{t("text")}</p>
      <p className="mt-4">
        <TextLink href={`/${await getLocale()}/desk`}>{t("back")}</TextLink>
      </p>
    </div>
  );
}
