import { useLocale, useTranslations } from "next-intl";
import { Button } from "#components/ui/button.tsx";
import { controlClass, Field, SelectField, TextField } from "#components/ui/field.tsx";
import type { IconName } from "#components/ui/icon.tsx";
import { StateMark, type Tone } from "#components/ui/state-mark.tsx";
import { asTranslate } from "#components/ui/words.ts";
import { formatDateTime } from "#lib/i18n/formats.ts";
import { say } from "#lib/kernel/locale.ts";
import { failureKey } from "#lib/systems/core/failure-words.ts";
import type { SystemState } from "#lib/systems/desk-state.ts";

type Props = {
  readonly states: readonly SystemState[];
  /** The viewer may give folders of files their new ones. */
  readonly maySend: boolean;
};

const marks: Record<SystemState["state"], { readonly tone: Tone; readonly icon: IconName }> = {
  answers: { tone: "done", icon: "check-circle" },
  failed: { tone: "late", icon: "triangle" },
  "by-hand": { tone: "muted", icon: "user" },
};

/** Every registered system: what it is, whether it answers now and why not, who answers for what no program can read. */
export function SystemList({ states, maySend }: Props) {
  return (
    <ul className="divide-y divide-hairline border-y border-hairline">
      {states.map((state) => (
        <li
          key={state.id}
          className="grid gap-1 py-3 desk:grid-cols-[16rem_minmax(0,1fr)] desk:gap-x-6"
        >
          <SystemName state={state} />
          <div className="grid min-w-0 content-start gap-2">
            <SystemMark state={state} />
            {state.files === undefined ? null : <SystemFiles state={state} maySend={maySend} />}
          </div>
        </li>
      ))}
    </ul>
  );
}

function SystemName({ state }: { readonly state: SystemState }) {
  const t = asTranslate(useTranslations("systems.desk"));
  const locale = useLocale();
  const known = t.has(`kinds.${state.kind}`) ? t(`kinds.${state.kind}`) : state.kind;
  return (
    <p>
      <span className="block font-semibold">{say(state.names, locale)}</span>
      <span className="block text-13 text-muted">{known}</span>
    </p>
  );
}

function SystemMark({ state: { state, code, outside } }: { readonly state: SystemState }) {
  const t = asTranslate(useTranslations("systems.desk"));
  const failures = asTranslate(useTranslations("systems.failures"));
  const locale = useLocale();
  const { tone, icon } = marks[state];
  return (
    <div>
      <StateMark tone={tone} icon={icon}>
        {state === "failed"
          ? t("states.failed", { reason: failures(failureKey(code ?? "other")) })
          : t(`states.${state}`)}
      </StateMark>
      {outside === undefined ? null : (
        <p className="text-13 text-muted">
          {t(outside.isReached ? "outside" : "outsideUnknown", {
            names: say(outside.names, locale),
          })}
        </p>
      )}
    </div>
  );
}

function SystemFiles({
  state,
  maySend,
}: {
  readonly state: SystemState;
  readonly maySend: boolean;
}) {
  const t = useTranslations("systems.desk");
  const locale = useLocale();
  const { id, files = [] } = state;
  return (
    <>
      <ul className="grid gap-1">
        {files.map(({ collection, names, pattern, read }) => (
          <li key={collection}>
            {say(names, locale)}:{" "}
            {read === undefined ? (
              <span className="text-late">{t("noFile", { pattern })}</span>
            ) : (
              <span className="figures break-all">
                {t("file", {
                  ...{ name: read.name, more: read.more },
                  at: formatDateTime(locale, read.at, "long"),
                })}
              </span>
            )}
          </li>
        ))}
      </ul>
      {maySend ? <SendFile id={id} files={files} /> : null}
    </>
  );
}

type SendProps = { readonly id: string; readonly files: NonNullable<SystemState["files"]> };

/** Sends one file to be looked at; works without scripts. */
function SendFile({ id, files }: SendProps) {
  const t = useTranslations("systems.desk");
  const locale = useLocale();
  const field = `file-${id}`;
  return (
    <details>
      <summary className="w-fit cursor-pointer text-accent">{t("newFile")}</summary>
      <form
        action={`/api/systems/${id}/files?locale=${locale}`}
        method="post"
        encType="multipart/form-data"
        className="mt-3 grid max-w-measure gap-4 rounded-card bg-sunken p-4"
      >
        <SelectField id={`${field}-for`} name="collection" label={t("forWhat")}>
          {files.map(({ collection, names, pattern }) => (
            <option key={collection} value={collection} className="bg-surface">
              {`${say(names, locale)} (${pattern})`}
            </option>
          ))}
        </SelectField>
        <Field id={field} label={t("which")} hint={t("whichHint")}>
          <input
            id={field}
            name="file"
            type="file"
            required
            accept=".csv,.tsv,.txt,text/csv"
            aria-describedby={`${field}-hint`}
            className={`${controlClass} file:me-3 file:border-0 file:bg-transparent file:font-medium file:text-accent`}
          />
        </Field>
        <TextField
          id={`${field}-day`}
          name="exportedOn"
          type="date"
          required
          label={t("exportedOn")}
          hint={t("exportedOnHint")}
        />
        <div>
          <Button kind="primary">{t("check")}</Button>
        </div>
      </form>
    </details>
  );
}
