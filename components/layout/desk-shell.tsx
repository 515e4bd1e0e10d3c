import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { PendingButton } from "#components/ui/pending-button.tsx";
import { Brand } from "./brand.tsx";
import { Languages } from "./languages.tsx";
import { NavLink } from "./nav-link.tsx";
import { SampleLine, type ShellOperator } from "./subject-shell.tsx";
import { SkipLink } from "./skip-link.tsx";

/** A tab of the desk: the text is `common.desk.<id>`, the address below `/desk`. */
export type DeskTab = {
  readonly id:
    "queue" | "tasks" | "systems" | "intake" | "registers" | "reports" | "calendar" | "audit";
  readonly path: string;
};

type Props = {
  readonly operator: ShellOperator;
  readonly tabs: readonly DeskTab[];
  readonly staff: {
    readonly number: number;
    readonly role: "agent" | "officer" | "admin" | "auditor";
  };
  /** The search form of the page, if it has one. */
  readonly search?: ReactNode;
  readonly signOut: (form: FormData) => void | Promise<void>;
  readonly children: ReactNode;
};

/** The frame of the desk: one dense bar, all the rest belongs to the work. */
export function DeskShell({ operator, tabs, staff, search, signOut, children }: Props) {
  const t = useTranslations("common");
  const desk = `/${useLocale()}/desk`;
  return (
    <div data-shell="desk" className="flex min-h-dvh flex-col text-14">
      <SkipLink label={t("skip")} />
      <header className="flex flex-wrap items-center gap-x-8 gap-y-1 border-b border-hairline bg-surface px-5">
        <Brand name={operator.name} note={t("desk.brandNote")} href={desk} />
        <nav
          aria-label={t("desk.label")}
          className="order-last -mx-3 overflow-x-auto desk:order-none"
        >
          <ul className="flex">
            {tabs.map((tab) => (
              <li key={tab.id}>
                <NavLink
                  href={`${desk}${tab.path}`}
                  exact={tab.path === ""}
                  {...(tab.path === "" ? { also: [`${desk}/cases`] } : {})}
                  className="soft inline-flex min-h-12 items-center border-b-3 px-3 font-medium whitespace-nowrap"
                  currentClassName="border-accent text-ink"
                  otherClassName="border-transparent text-muted hover:text-ink"
                >
                  {t(`desk.${tab.id}`)}
                </NavLink>
              </li>
            ))}
          </ul>
        </nav>
        <div className="ms-auto flex flex-wrap items-center gap-x-3 desk:gap-x-5">
          {search}
          <Languages kind="row" />
          <span className="whitespace-nowrap">
            {t("desk.person", { number: staff.number, role: t(`roles.${staff.role}`) })}
          </span>
          <form action={signOut} className="-mx-5">
            <PendingButton kind="link">{t("signOut")}</PendingButton>
          </form>
        </div>
      </header>
      <main id="content" tabIndex={-1} className="flex min-w-0 flex-1 flex-col">
        {children}
      </main>
      <footer className="px-5 pb-3">
        {operator.sample ? <SampleLine operator={operator.name} /> : null}
      </footer>
    </div>
  );
}
