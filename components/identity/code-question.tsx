import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { ShellOperator } from "#components/layout/subject-shell.tsx";
import type { ActionState } from "#lib/kernel/action-state.ts";
import { AnswerForm } from "./answer-form.tsx";
import { OneQuestion } from "./one-question.tsx";

type Props = {
  readonly operator: ShellOperator;
  readonly action: (state: ActionState, form: FormData) => Promise<ActionState>;
  /** Where the code went and how long it lives. */
  readonly lead: string;
  readonly submit: string;
  /** The way on after it. */
  readonly next: string;
  /** Ways to another code. */
  readonly children: ReactNode;
};

/** The page on which a code is typed: to sign in, to prove an address, to step up. */
export function CodeQuestion({ operator, action, lead, submit, next, children }: Props) {
  const t = useTranslations("sign-in");
  return (
    <OneQuestion operator={operator} title={t("codeTitle")} lead={<p>{lead}</p>}>
      <AnswerForm
        action={action}
        hidden={{ next }}
        submit={submit}
        problem={t("problem")}
        questions={[
          {
            name: "code",
            label: t("code"),
            hint: t("codeHint"),
            inputMode: "numeric",
            autoComplete: "one-time-code",
            maxLength: 20,
          },
        ]}
      />
      {/* Whether mail or SMS are late now is not known here: true at any time, needed when they are down. */}
      <p className="text-14 text-muted">{t("codeLate")}</p>
      {children}
    </OneQuestion>
  );
}
