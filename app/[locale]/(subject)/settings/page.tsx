import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { ButtonLink } from "#components/ui/button.tsx";
import { Languages } from "#components/layout/languages.tsx";
import { PageHeading, Section } from "#components/ui/layout-parts.tsx";
import { PendingButton } from "#components/ui/pending-button.tsx";
import { Row, Rows } from "#components/ui/rows.tsx";
import { formatAddress, formatDate, formatDateTime } from "#lib/i18n/formats.ts";
import { activeSessions, ownIdentifiers } from "#lib/identity/queries.ts";
import { say } from "#lib/kernel/locale.ts";
import { currentOperator } from "#lib/operator/current.ts";
import { pageUnit } from "#lib/web/container.ts";
import { requireSubject } from "#lib/web/session.ts";
import { signOut, signOutEverywhere } from "../../(public)/sign-in/actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("common.nav"))("more") };
}

export default async function SettingsPage() {
  const viewer = await requireSubject();
  const locale = await getLocale();
  const t = await getTranslations("subject.settings");
  const common = await getTranslations("common");
  const { addresses, sessions } = await pageUnit(viewer, async (unit) => ({
    addresses: await ownIdentifiers(unit),
    sessions: await activeSessions(unit),
  }));
  const { contacts, names } = currentOperator();
  const contact = [contacts.phone, contacts.email, say(contacts.address, locale)].filter(
    (part) => part !== undefined,
  );
  return (
    <div className="max-w-measure">
      <PageHeading title={t("title")} />
      <Rows>
        <Row
          strong
          icon="eye"
          title={t("activity")}
          note={t("activityNote")}
          href={`/${locale}/activity`}
        />
        <Row
          strong
          icon="mail"
          title={t("messages")}
          note={t("messagesNote")}
          href={`/${locale}/messages`}
        />
      </Rows>
      <Section title={t("addresses")} note={t("addressesNote")}>
        <Rows>
          {addresses.map((address) => (
            <Row
              key={address.id}
              icon={address.kind === "email" ? "mail" : "phone"}
              title={formatAddress(address)}
              note={t("provenOn", { date: formatDate(locale, address.verifiedAt, "long") })}
            />
          ))}
        </Rows>
        <div className="mt-4 flex">
          <ButtonLink icon="plus" href={`/${locale}/prove`}>
            {t("prove")}
          </ButtonLink>
        </div>
      </Section>
      <Section title={t("language")} note={t("languageNote")}>
        <Languages kind="row" />
      </Section>
      <Section title={t("sessions")}>
        <Rows>
          {sessions.map((session) => (
            <Row
              key={session.id}
              icon="monitor"
              title={session.browser ?? t("unknownBrowser")}
              note={t(session.isThisOne ? "thisSession" : "otherSession", {
                at: formatDateTime(locale, session.lastSeenAt),
              })}
            />
          ))}
        </Rows>
        <div className="mt-4 flex flex-wrap gap-3">
          <form action={signOut}>
            <PendingButton icon="sign-out">{common("signOut")}</PendingButton>
          </form>
          {sessions.length > 1 ? (
            <form action={signOutEverywhere}>
              <PendingButton kind="link">{t("signOutEverywhere")}</PendingButton>
            </form>
          ) : null}
        </div>
      </Section>
      {contact.length === 0 ? null : (
        <Section title={t("contact", { operator: say(names, locale) })}>
          <Rows>
            {contact.map((line) => (
              <Row key={line} title={line} />
            ))}
          </Rows>
        </Section>
      )}
    </div>
  );
}
