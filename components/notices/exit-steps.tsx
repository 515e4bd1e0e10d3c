import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ButtonLink } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { Section } from "#components/ui/layout-parts.tsx";
import { toneText } from "#components/ui/state-mark.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { formatDateTime } from "#lib/i18n/formats.ts";
import type { ExitStep, ExitView } from "#lib/requests/core/exit.ts";

const marks = {
  "not-yet": { icon: "circle", tone: "plain" },
  "under-way": { icon: "clock", tone: "running" },
  done: { icon: "check-circle", tone: "done" },
} as const;

/** The way out that a refusal opened: which steps there are, which are done, and the one that is next. */
export function ExitSteps({
  exit,
  filedAt,
}: {
  readonly exit: ExitView;
  readonly filedAt: string;
}) {
  const locale = useLocale();
  const t = useTranslations("policy.exit");
  const isCopied = exit.copy.state !== "not-yet";
  return (
    <Section title={t("title")}>
      <ol className="divide-y divide-hairline border-y border-hairline">
        <Step
          title={t("refused")}
          note={t("refusedNote", { services: exit.services.join(", ") })}
          step={{ state: "done", at: filedAt }}
        />
        <Step title={t("copy")} note={t("copyNote")} step={exit.copy}>
          <ButtonLink
            kind={isCopied ? "secondary" : "primary"}
            icon="download"
            href={`/${locale}/requests/new/copy`}
          >
            {t("copyGo")}
          </ButtonLink>
        </Step>
        <Step
          title={t("erase")}
          note={exit.leavesAll ? t("eraseNote") : t("partNote")}
          step={exit.erasure}
        >
          <ButtonLink
            kind={isCopied && exit.leavesAll ? "primary" : "secondary"}
            icon="trash"
            href={`/${locale}/requests/new/erasure`}
          >
            {t(exit.leavesAll ? "eraseGo" : "eraseAll")}
          </ButtonLink>
        </Step>
      </ol>
    </Section>
  );
}

function Step(props: {
  readonly title: string;
  readonly note: string;
  readonly step: ExitStep;
  /** The act, offered while it is not done. */
  readonly children?: ReactNode;
}) {
  const locale = useLocale();
  const t = useTranslations("policy.exit");
  const { title, note, step, children } = props;
  const { icon, tone } = marks[step.state];
  const at = step.at === undefined ? "" : formatDateTime(locale, step.at, "long");
  return (
    <li className="flex gap-3 py-4">
      <Icon name={icon} className={`mt-0.5 size-5 ${toneText[tone]}`} />
      <div className="min-w-0 flex-1">
        <p className="font-semibold">{title}</p>
        <p className={`text-14 font-medium ${toneText[tone]}`}>
          {t(`states.${step.state}`, { at })}
          {step.requestId === undefined ? null : (
            <>
              {" "}
              <TextLink href={`/${locale}/requests/${step.requestId}`}>{t("see")}</TextLink>
            </>
          )}
        </p>
        <p className="mt-1 text-14 text-muted">{note}</p>
        {step.state === "not-yet" && children !== undefined ? (
          <div className="mt-3 flex">{children}</div>
        ) : null}
      </div>
    </li>
  );
}
