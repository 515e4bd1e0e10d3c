import { useLocale, useTranslations } from "next-intl";
import { Button } from "#components/ui/button.tsx";
import { Field, TextArea, TextField } from "#components/ui/field.tsx";
import type { TaskAnswer } from "#lib/systems/core/task.ts";
import { EvidenceInput } from "./evidence-input.tsx";

type Props = {
  /** Where the answer goes; with a file, so that no server action takes it. */
  readonly action: string;
  readonly token?: string;
  /** Unique on the page. */
  readonly id: string;
  readonly answers: readonly TaskAnswer[];
  readonly button: string;
};

/** The answer to a task: what came of it, in which words, by which proof. Works without scripts. */
export function TaskAnswerForm({ action, token, id, answers, button }: Props) {
  const t = useTranslations("tasks.page");
  const problems = useTranslations("tasks.refusals");
  const locale = useLocale();
  return (
    <form action={action} method="post" encType="multipart/form-data" className="grid gap-6">
      <input type="hidden" name="locale" value={locale} />
      {token === undefined ? null : <input type="hidden" name="token" value={token} />}
      <fieldset className="grid gap-1">
        <legend className="font-semibold">{t("answer")}</legend>
        {answers.map((answer) => (
          <label key={answer} className="flex min-h-12 items-center gap-3">
            <input type="radio" name="answer" value={answer} required className="size-5 shrink-0" />
            <span>{t(`answers.${answer}`)}</span>
          </label>
        ))}
      </fieldset>
      <TextArea
        id={`${id}-words`}
        name="words"
        label={t("words")}
        hint={t("wordsHint")}
        rows={4}
        minLength={3}
        maxLength={4000}
        required
      />
      <TextField
        id={`${id}-records`}
        name="records"
        label={t("records")}
        hint={t("recordsHint")}
        inputMode="numeric"
        pattern="[0-9]*"
        maxLength={7}
      />
      <Field id={`${id}-file`} label={t("file")} hint={t("fileHint")}>
        <EvidenceInput
          id={`${id}-file`}
          describedBy={`${id}-file-hint`}
          texts={{ large: problems("file-large"), type: problems("file-type") }}
        />
      </Field>
      <div className="grid gap-2">
        <Button kind="primary" wide>
          {button}
        </Button>
        <p className="text-14 text-muted">{t("once")}</p>
      </div>
    </form>
  );
}
