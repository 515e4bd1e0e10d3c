import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { PublicShell } from "#components/layout/public-shell.tsx";
import { StopForm } from "#components/identity/stop-form.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { lookAtStopLink } from "#lib/identity/stop-link.ts";
import { pageUnit } from "#lib/web/container.ts";
import { shellOperator } from "#lib/web/entry.ts";
import { stop } from "../actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("sign-in");
  return { title: t("stop.title") };
}

type Props = { readonly params: Promise<{ token: string }> };

const effects = ["sessions", "requests", "archives", "addresses"] as const;

/** Needs no sign-in. Looking stops nothing: mail scanners look too. Only the button does. */
export default async function StopPage({ params }: Props) {
  const locale = await getLocale();
  const { token } = await params;
  const state = await pageUnit(undefined, (unit) => lookAtStopLink(unit, token));
  const t = await getTranslations("sign-in");
  const words = {
    title: state === "ready" ? t("stop.title") : t(`stop.${state}.title`),
    button: t("stop.button"),
    problem: t("problem"),
    doneTitle: t("stop.doneTitle"),
    next: t("stop.next"),
  };
  return (
    <PublicShell operator={shellOperator(locale)} width="narrow">
      <StopForm action={stop} token={state === "ready" ? token : undefined} words={words}>
        {state === "ready" ? (
          <div className="grid gap-4">
            <p>{t("stop.what")}</p>
            <ul className="grid list-disc gap-2 ps-5">
              {effects.map((effect) => (
                <li key={effect}>{t(`stop.does.${effect}`)}</li>
              ))}
            </ul>
            <p className="text-muted">{t("stop.limit")}</p>
          </div>
        ) : (
          <div className="grid gap-6">
            <p className="text-muted">{t(`stop.${state}.text`)}</p>
            <div>
              <ButtonLink href={`/${locale}/sign-in`}>{t("enter")}</ButtonLink>
            </div>
          </div>
        )}
      </StopForm>
    </PublicShell>
  );
}
