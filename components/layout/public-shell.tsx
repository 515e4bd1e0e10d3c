import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Brand } from "./brand.tsx";
import { FootLinks } from "./foot-links.tsx";
import { Languages } from "./languages.tsx";
import { SampleLine, type ShellOperator } from "./subject-shell.tsx";
import { SkipLink } from "./skip-link.tsx";

type Props = {
  readonly operator: ShellOperator;
  /** `narrow`: one question a page (sign-in, links from letters). */
  readonly width?: "narrow" | "page";
  readonly children: ReactNode;
};

/** The frame of pages that need no sign-in. */
export function PublicShell({ operator, width = "page", children }: Props) {
  const t = useTranslations("common");
  const measure = width === "narrow" ? "max-w-[26rem]" : "max-w-page";
  return (
    <div className="flex min-h-dvh flex-col">
      <SkipLink label={t("skip")} />
      <header className="border-b border-hairline">
        <div className="mx-auto flex max-w-page items-center justify-between gap-3 px-5 py-1 rail:py-3">
          <Brand name={operator.name} note={t("brandNote")} href={`/${useLocale()}`} />
          <div className="hidden wide:block">
            <Languages kind="row" />
          </div>
          <div className="wide:hidden">
            <Languages kind="menu" />
          </div>
        </div>
      </header>
      <main
        id="content"
        tabIndex={-1}
        className={`mx-auto w-full flex-1 px-5 pt-8 pb-12 rail:pt-14 ${measure}`}
      >
        {children}
      </main>
      <footer className="border-t border-hairline">
        <div className="mx-auto max-w-page px-5 pb-6">
          <FootLinks />
          {operator.sample ? (
            <SampleLine operator={operator.name} />
          ) : (
            <p className="mt-4 text-13 text-muted">{operator.name}</p>
          )}
        </div>
      </footer>
    </div>
  );
}
