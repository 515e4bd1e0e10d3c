import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { RefusalForm } from "#components/notices/refusal-form.tsx";
import { isNamed } from "#components/notices/version-name.ts";
import { Banner } from "#components/ui/banner.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { PageHeading, Section } from "#components/ui/layout-parts.tsx";
import { Row, Rows } from "#components/ui/rows.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { successions } from "#lib/consents/notice-queries.ts";
import { formatDate } from "#lib/i18n/formats.ts";
import { dateIn } from "#lib/kernel/time.ts";
import { say, type Locale } from "#lib/kernel/locale.ts";
import { refusableNotices, type RefusableNotice } from "#lib/operator/core/notice-page.ts";
import { currentOperator } from "#lib/operator/current.ts";
import { pageUnit } from "#lib/web/container.ts";
import { requireSubject } from "#lib/web/session.ts";
import { refuseNotice } from "./actions.ts";

type Search = Readonly<Record<"notice" | "succession", string | string[] | undefined>>;
type Props = { readonly searchParams: Promise<Search> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("policy.refusal"))("metaTitle") };
}

/** "I do not agree": what follows, which services, and then the way out. */
export default async function NoticeRefusalPage({ searchParams }: Props) {
  const viewer = await requireSubject();
  const locale = await getLocale();
  const t = await getTranslations("policy.refusal");
  const text = await getTranslations("policy.text");
  const { notice: ref, succession: successionId } = await searchParams;
  const operator = currentOperator();
  const today = dateIn(operator.zone, await pageUnit(viewer, async (unit) => unit.now));
  const choices = refusableNotices(operator, today);
  const chosen =
    choices.find((one) => one.ref === ref) ?? (choices.length === 1 ? choices[0] : undefined);
  const succession = successions(operator, today).find(
    ({ id, hasMoved }) => id === successionId && !hasMoved,
  );
  return (
    <div className="max-w-measure">
      <PageHeading
        title={t("title")}
        lead={t("lead")}
        back={{ href: `/${locale}/notices`, label: t("back") }}
      />
      {!operator.requests.includes("notice-refusal") ? (
        <NotOffered />
      ) : chosen === undefined ? (
        <Choose choices={choices} succession={succession?.id} />
      ) : (
        <>
          <Section title={t("what")}>
            <Rows>
              <Row
                icon="document"
                title={say(chosen.titles, locale)}
                note={dayOf(chosen, text, locale)}
              />
            </Rows>
            {succession === undefined ? null : (
              <p className="mt-3">
                {t("succession", { successor: say(succession.names, locale) })}
              </p>
            )}
          </Section>
          <Section title={t("follows")}>
            <Banner tone="soon" icon="triangle">
              {t("stop")}
            </Banner>
            <ul className="mt-4 grid list-disc gap-2 ps-5">
              {chosen.services.length > 1 ? <li>{t("others")}</li> : null}
              <li>{t("paid")}</li>
              <li>{t("data")}</li>
              <li>{t("term")}</li>
            </ul>
          </Section>
          <div className="mt-8 border-t border-hairline pt-8">
            <RefusalForm
              act={refuseNotice}
              hidden={{
                ...{ submitKey: randomUUID(), notice: chosen.ref },
                succession: succession?.id ?? "",
              }}
              services={chosen.services.map(({ id, names }) => ({ id, name: say(names, locale) }))}
              keepHref={`/${locale}/home`}
              words={await formWords(say(chosen.services[0]?.names, locale) ?? "")}
            />
          </div>
        </>
      )}
    </div>
  );
}

/** What tells one text from another: its version and the day from which it governs. */
function dayOf(
  { version, from }: RefusableNotice,
  text: Awaited<ReturnType<typeof getTranslations<"policy.text">>>,
  locale: Locale,
): string {
  const day =
    from === undefined
      ? text("rowUnknown")
      : text("row", { from: formatDate(locale, from, "long") });
  return isNamed(version) ? `${version}. ${day}` : day;
}

async function formWords(service: string) {
  const t = await getTranslations("policy.refusal");
  const common = await getTranslations("common");
  return {
    problem: common("form.summary"),
    ...{ services: t("services"), servicesHint: t("servicesHint") },
    only: t("only", { service }),
    ...{ reason: t("reason"), reasonHint: t("reasonHint") },
    ...{ send: t("send"), keep: t("keep") },
  };
}

async function Choose({
  choices,
  succession,
}: {
  readonly choices: ReturnType<typeof refusableNotices>;
  readonly succession: string | undefined;
}) {
  const locale = await getLocale();
  const t = await getTranslations("policy.refusal");
  const text = await getTranslations("policy.text");
  const hrefOf = (ref: string): string => {
    const query = new URLSearchParams({
      notice: ref,
      ...(succession === undefined ? {} : { succession }),
    });
    return `/${locale}/requests/new/notice-refusal?${query.toString()}`;
  };
  return (
    <Section title={t("which")} note={t("whichNote")}>
      <Rows>
        {choices.map((one) => (
          <Row
            key={one.ref}
            icon="document"
            title={say(one.titles, locale)}
            note={`${dayOf(one, text, locale)}. ${one.services.map(({ names }) => say(names, locale)).join(", ")}`}
            href={hrefOf(one.ref)}
          />
        ))}
      </Rows>
    </Section>
  );
}

async function NotOffered() {
  const locale = await getLocale();
  const t = await getTranslations("policy.refusal");
  const exit = await getTranslations("policy.exit");
  return (
    <div className="grid gap-4">
      <p>{t("notOffered")}</p>
      <div className="flex flex-wrap gap-3">
        <ButtonLink icon="download" href={`/${locale}/requests/new/copy`}>
          {exit("copyGo")}
        </ButtonLink>
        <ButtonLink icon="trash" href={`/${locale}/requests/new/erasure`}>
          {exit("eraseGo")}
        </ButtonLink>
      </div>
      <p>
        <TextLink href={`/${locale}/home`}>{t("keep")}</TextLink>
      </p>
    </div>
  );
}
