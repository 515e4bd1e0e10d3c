import { useLocale, useTranslations } from "next-intl";
import { TextLink } from "#components/ui/text-link.tsx";

/** What the operator has published, a step away from every page that a person sees. */
export function FootLinks() {
  const locale = useLocale();
  const t = useTranslations("policy.foot");
  return (
    <nav aria-label={t("label")} className="mt-4 text-13" data-print="no">
      <ul className="flex flex-wrap gap-x-5">
        {(["notices", "promises"] as const).map((page) => (
          <li key={page} className="inline-flex min-h-11 items-center">
            <TextLink href={`/${locale}/${page}`}>{t(page)}</TextLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
