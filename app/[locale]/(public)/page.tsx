import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { PublicShell } from "#components/layout/public-shell.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { Icon, type IconName } from "#components/ui/icon.tsx";
import { say } from "#lib/kernel/locale.ts";
import { currentOperator } from "#lib/operator/current.ts";
import { shellOperator } from "#lib/web/entry.ts";
import { currentViewer, isSubject } from "#lib/web/session.ts";

const rights = [
  { id: "see", icon: "eye" },
  { id: "correct", icon: "pencil" },
  { id: "take", icon: "download" },
  { id: "delete", icon: "trash" },
  { id: "stop", icon: "toggle" },
  { id: "ask", icon: "message" },
] as const satisfies readonly { id: string; icon: IconName }[];

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("subject.landing"))("metaTitle") };
}

/** What one can do here and the one way in. */
export default async function LandingPage() {
  const locale = await getLocale();
  const t = await getTranslations("subject.landing");
  const { names, contacts, authority } = currentOperator();
  const isIn = isSubject(await currentViewer());
  return (
    <PublicShell operator={shellOperator(locale)}>
      <div className="grid gap-12 rail:grid-cols-[minmax(0,3fr)_minmax(0,2fr)] rail:gap-16">
        <div>
          <h1 className="text-28 wide:text-36">{t("title", { operator: say(names, locale) })}</h1>
          <p className="mt-4 max-w-measure text-18 text-muted">{t("lead")}</p>
          <div className="mt-8 flex">
            <ButtonLink kind="primary" href={isIn ? `/${locale}/home` : `/${locale}/sign-in`}>
              {t(isIn ? "goOn" : "signIn")}
            </ButtonLink>
          </div>
          <p className="mt-3 text-14 text-muted">{t("signInNote")}</p>
        </div>
        <ul className="divide-y divide-hairline border-y border-hairline">
          {rights.map((right) => (
            <li key={right.id} className="flex gap-4 py-3.5">
              <Icon name={right.icon} className="mt-0.5 size-5 text-accent" />
              <p>
                <strong className="font-semibold">{t(`${right.id}.verb`)}</strong>
                <span className="block text-14 text-muted">{t(`${right.id}.what`)}</span>
              </p>
            </li>
          ))}
        </ul>
      </div>
      <section className="mt-14 max-w-measure">
        <h2 className="text-18">{t("terms")}</h2>
        <p className="mt-2 text-muted">{t("termsText")}</p>
        <p className="mt-2 text-14 text-muted">
          {[contacts.phone, say(contacts.address, locale)]
            .filter((part) => part !== undefined)
            .join(". ")}
        </p>
        <p className="mt-2 text-14 text-muted">
          {t("authority", { authority: say(authority.names, locale) })}
        </p>
      </section>
    </PublicShell>
  );
}
