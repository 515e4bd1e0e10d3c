"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { Icon } from "#components/ui/icon.tsx";

type Language = { readonly locale: string; readonly short: string; readonly name: string };

type Props = {
  readonly label: string;
  readonly current: string;
  readonly languages: readonly Language[];
  /** `menu`: one word that opens, for the head of a phone. `row`: all side by side. */
  readonly kind: "menu" | "row";
};

/** The same page in another language. Plain links: the whole document changes its language. */
export function LanguageSwitch({ label, current, languages, kind }: Props) {
  const path = usePathname();
  const query = useSearchParams().toString();
  const rest = path.split("/").slice(2).join("/");
  const href = (locale: string) =>
    `/${locale}${rest === "" ? "" : `/${rest}`}${query === "" ? "" : `?${query}`}`;
  if (kind === "row") {
    return (
      <ul
        data-print="no"
        aria-label={label}
        className="flex gap-4 text-14 max-rail:-ms-2.5 max-rail:gap-1"
      >
        {languages.map((language) => (
          <li key={language.locale}>
            <a
              href={href(language.locale)}
              lang={language.locale}
              hrefLang={language.locale}
              aria-current={language.locale === current ? "true" : undefined}
              aria-label={`${language.short}, ${language.name}`}
              className="inline-flex min-h-11 items-center border-b-2 max-rail:px-2.5 rail:min-h-8 border-transparent text-muted hover:text-ink aria-[current]:border-accent aria-[current]:font-semibold aria-[current]:text-ink"
            >
              {language.short}
            </a>
          </li>
        ))}
      </ul>
    );
  }
  const now = languages.find((language) => language.locale === current);
  return (
    <details data-print="no" className="group/l relative">
      <summary
        aria-label={`${now?.short ?? ""}, ${label}`}
        className="inline-flex min-h-11 items-center gap-2 rounded-control px-2 font-medium"
      >
        {now?.short}
        <Icon name="chevron-down" className="size-4 group-open/l:rotate-180" />
      </summary>
      <ul className="absolute end-0 top-full z-20 min-w-40 rounded-card border border-hairline bg-surface p-1 shadow-float">
        {languages.map((language) => (
          <li key={language.locale}>
            <a
              href={href(language.locale)}
              lang={language.locale}
              hrefLang={language.locale}
              aria-current={language.locale === current ? "true" : undefined}
              className="flex min-h-11 items-center rounded-control px-3 hover:bg-sunken aria-[current]:font-semibold aria-[current]:text-accent"
            >
              {language.name}
            </a>
          </li>
        ))}
      </ul>
    </details>
  );
}
