import { useLocale, useTranslations } from "next-intl";
import { Disclosure } from "#components/ui/disclosure.tsx";
import { Icon, type IconName } from "#components/ui/icon.tsx";
import { type Tone, toneText } from "#components/ui/state-mark.tsx";
import { asTranslate } from "#components/ui/words.ts";
import { formatDateTime, keepTogether } from "#lib/i18n/formats.ts";
import type { Translate } from "#lib/i18n/translator.ts";
import { type Locale, say } from "#lib/kernel/locale.ts";
import type { ControlView } from "#lib/operator/core/promise-view.ts";
import type { Proof } from "#lib/operator/core/proof.ts";

type Props = { readonly control: ControlView; readonly label: string };

/** What keeps a promise and when its tests last passed, or what is to keep it one day; opens to what it does. */
export function PromiseControl({ control, label }: Props) {
  const locale = useLocale();
  const t = asTranslate(useTranslations("promises"));
  if ("planned" in control) {
    return (
      <p className="ps-7 text-14">
        <span className="text-muted">{t("planned")}: </span>
        {say(control.names, locale)}
        <span className="block text-muted">{keepTogether(say(control.planned, locale))}</span>
      </p>
    );
  }
  const { tone, icon } = proofMarks[control.proof.state];
  return (
    <div className="-my-2 grid ps-7 text-14">
      <Disclosure
        kind="link"
        summary={
          <>
            <span className="text-muted">{label}:</span> {say(control.names, locale)}
          </>
        }
      >
        <p className="pb-2">{keepTogether(say(control.about, locale))}</p>
        <p className="text-muted">{t("tests", { count: control.tests.length })}</p>
        <ul className="pb-3 text-13 text-muted">
          {control.tests.map((file) => (
            <li key={file} className="break-all">
              {file}
            </li>
          ))}
        </ul>
      </Disclosure>
      <p className={`-mt-1.5 mb-2 flex gap-2 ${toneText[tone]}`}>
        <Icon name={icon} className="mt-0.5 size-4" />
        <span>{proofWords(control.proof, locale, t)}</span>
      </p>
    </div>
  );
}

const proofMarks: Record<Proof["state"], { readonly tone: Tone; readonly icon: IconName }> = {
  proven: { tone: "muted", icon: "check" },
  failed: { tone: "late", icon: "triangle" },
  "never-run": { tone: "soon", icon: "dotted" },
};

function proofWords(proof: Proof, locale: Locale, t: Translate): string {
  if (proof.state === "never-run") return t("proof.neverRun");
  const at = (iso: string): string => formatDateTime(locale, iso, "long");
  if (proof.state === "proven") {
    const { commit, changed } = proof.run;
    const when = t("proof.proven", { at: at(proof.run.at) });
    return commit === undefined
      ? when
      : `${when} ${t(changed ? "proof.changed" : "proof.commit", { commit })}`;
  }
  const failed = t("proof.failed", { at: at(proof.run.at) });
  return proof.before === undefined
    ? failed
    : `${failed} ${t("proof.before", { at: at(proof.before.at) })}`;
}
