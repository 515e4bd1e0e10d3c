import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { PendingButton } from "#components/ui/pending-button.tsx";
import { Icon, type IconName } from "#components/ui/icon.tsx";
import { Brand } from "./brand.tsx";
import { FootLinks } from "./foot-links.tsx";
import { Languages } from "./languages.tsx";
import { NavLink } from "./nav-link.tsx";
import { SkipLink } from "./skip-link.tsx";

export type ShellOperator = { readonly name: string; readonly sample: boolean };

type Props = {
  readonly operator: ShellOperator;
  /** A proven address of the person, so that two people on one phone see whose page it is. */
  readonly person?: string;
  /** Signs out; absent on the last page after a deletion. */
  readonly signOut?: (form: FormData) => void | Promise<void>;
  readonly children: ReactNode;
};

const sections = [
  { id: "home", icon: "home", path: "/home", also: [] },
  { id: "data", icon: "table", path: "/data", also: [] },
  { id: "requests", icon: "file-clock", path: "/requests", also: [] },
  { id: "consents", icon: "toggle", path: "/consents", also: [] },
  { id: "more", icon: "dots", path: "/settings", also: ["/activity", "/messages"] },
] as const satisfies readonly {
  id: string;
  icon: IconName;
  path: string;
  also: readonly string[];
}[];

/** The frame of every page of a signed-in person: bar at the bottom on a phone, rail at the left from 900 px. */
export function SubjectShell({ operator, person, signOut, children }: Props) {
  const t = useTranslations("common");
  const home = `/${useLocale()}/home`;
  return (
    <div className="rail:grid rail:grid-cols-[17rem_minmax(0,1fr)]">
      <SkipLink label={t("skip")} />
      <header className="flex items-center justify-between gap-3 border-b border-hairline px-5 py-1 rail:hidden">
        <Brand name={operator.name} note={t("brandNoteShort")} href={home} />
        <Languages kind="menu" />
      </header>
      <div className="contents rail:sticky rail:top-0 rail:flex rail:h-dvh rail:flex-col rail:px-4 rail:py-8">
        <header className="hidden px-4 rail:block">
          <Brand name={operator.name} note={t("brandNote")} href={home} stacked />
        </header>
        <Sections />
        <footer className="mt-auto hidden px-4 rail:block">
          <PersonLine person={person} signOut={signOut} />
          <div className="mt-2">
            <Languages kind="row" />
          </div>
          <FootLinks />
          {operator.sample ? <SampleLine operator={operator.name} /> : null}
        </footer>
      </div>
      <main
        id="content"
        tabIndex={-1}
        className="min-w-0 px-5 pt-7 pb-28 rail:min-h-dvh rail:border-s rail:border-hairline rail:px-10 rail:pt-10 rail:pb-16"
      >
        <div className="mx-auto max-w-page">{children}</div>
        <div className="mx-auto mt-12 max-w-page rail:hidden">
          <FootLinks />
          {operator.sample ? <SampleLine operator={operator.name} /> : null}
        </div>
      </main>
    </div>
  );
}

function Sections() {
  const t = useTranslations("common.nav");
  const locale = useLocale();
  return (
    <nav
      aria-label={t("label")}
      className="fixed inset-x-0 bottom-0 z-10 border-t border-hairline bg-surface pb-[env(safe-area-inset-bottom)] rail:static rail:mt-8 rail:border-0 rail:bg-transparent rail:pb-0"
    >
      <ul className="grid grid-cols-5 rail:grid-cols-1 rail:gap-1.5">
        {sections.map((section) => (
          <li key={section.id} className="min-w-0">
            <NavLink
              href={`/${locale}${section.path}`}
              also={section.also.map((path) => `/${locale}${path}`)}
              className="soft relative flex min-h-16 flex-col items-center justify-center gap-1 text-12 font-medium rail:min-h-12 rail:flex-row rail:justify-start rail:gap-4 rail:rounded-control rail:px-4 rail:text-16"
              currentClassName="text-accent before:absolute before:top-0 before:h-0.75 before:w-11 before:rounded-full before:bg-accent rail:bg-accent-soft rail:font-semibold rail:text-accent-strong rail:before:hidden"
              otherClassName="text-muted hover:text-ink rail:text-ink rail:hover:bg-sunken"
            >
              <Icon name={section.icon} className="size-6 rail:size-5" />
              <span className="max-w-full truncate">{t(section.id)}</span>
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function PersonLine({ person, signOut }: Pick<Props, "person" | "signOut">) {
  const t = useTranslations("common");
  return (
    <>
      {person === undefined ? null : <Address value={person} />}
      {signOut === undefined ? null : (
        <form action={signOut} className="-ms-5">
          <PendingButton kind="link" icon="sign-out">
            {t("signOut")}
          </PendingButton>
        </form>
      )}
    </>
  );
}

/** An address in the narrow rail breaks after its @, else anywhere; it is never cut. */
function Address({ value }: { readonly value: string }) {
  const at = value.indexOf("@") + 1;
  return (
    <p className="text-14 font-medium wrap-anywhere">
      {value.slice(0, at)}
      {at === 0 ? null : <wbr />}
      {value.slice(at)}
    </p>
  );
}

/** Demo pages say so, on every page. */
export function SampleLine({ operator }: { readonly operator: string }) {
  const t = useTranslations("common");
  return <p className="mt-4 text-13 text-muted">{t("sample", { operator })}</p>;
}
