import { useTranslations } from "next-intl";
import { Disclosure } from "#components/ui/disclosure.tsx";
import type { IconName } from "#components/ui/icon.tsx";
import { type Tone, StateMark } from "#components/ui/state-mark.tsx";
import { countDifference, type ClauseDifference } from "#lib/operator/core/notice-difference.ts";
import { isNamed } from "./version-name.ts";
import { WordRuns } from "./word-runs.tsx";

const marks: Readonly<
  Record<
    Exclude<ClauseDifference["kind"], "same">,
    { readonly tone: Tone; readonly icon: IconName }
  >
> = {
  added: { tone: "done", icon: "plus" },
  removed: { tone: "late", icon: "minus" },
  changed: { tone: "running", icon: "pencil" },
  renumbered: { tone: "muted", icon: "arrow-right" },
};

/** How many clauses were added, removed, changed: the answer before the detail. */
export function ChangeSums({ clauses }: { readonly clauses: readonly ClauseDifference[] }) {
  const t = useTranslations("policy.changes");
  const counts = countDifference(clauses);
  const kinds = (["changed", "added", "removed", "renumbered"] as const).filter(
    (kind) => counts[kind] > 0,
  );
  if (kinds.length === 0) return <p>{t("nothing")}</p>;
  return (
    <ul className="flex flex-wrap gap-x-6 gap-y-2">
      {kinds.map((kind) => (
        <li key={kind}>
          <StateMark {...marks[kind]}>{t(`sums.${kind}`, { count: counts[kind] })}</StateMark>
        </li>
      ))}
    </ul>
  );
}

/** Clause by clause what became of it; what did not change is folded away. */
export function ClauseChanges({ clauses }: { readonly clauses: readonly ClauseDifference[] }) {
  const t = useTranslations("policy.changes");
  const changed = clauses.filter(({ kind }) => kind !== "same");
  const same = clauses.filter(({ kind }) => kind === "same");
  return (
    <>
      <ol className="divide-y divide-hairline border-y border-hairline">
        {changed.map((clause) => (
          <li key={`${clause.kind} ${clause.clause}`} className="py-5">
            <ClauseChange clause={clause} />
          </li>
        ))}
      </ol>
      {same.length === 0 ? null : (
        <div className="mt-6">
          <Disclosure summary={t("same", { count: same.length })} kind="link">
            <ol className="grid gap-5 pt-3">
              {same.map((clause) => (
                <li key={clause.clause} className="text-muted">
                  <ClauseWords clause={clause} />
                </li>
              ))}
            </ol>
          </Disclosure>
        </div>
      )}
    </>
  );
}

function ClauseChange({ clause }: { readonly clause: ClauseDifference }) {
  const t = useTranslations("policy.changes.kinds");
  if (clause.kind === "same") return null;
  return (
    <>
      <p className="mb-1 text-14">
        <StateMark {...marks[clause.kind]}>{t(clause.kind, { was: clause.was ?? "" })}</StateMark>
      </p>
      <ClauseWords clause={clause} />
    </>
  );
}

function ClauseWords({ clause }: { readonly clause: ClauseDifference }) {
  return (
    <>
      <h2 className="text-18">
        {isNamed(clause.clause) ? (
          <span className="figures me-2 text-muted">{clause.clause}</span>
        ) : null}
        <WordRuns runs={clause.title} />
      </h2>
      <p className="keep-lines mt-1 max-w-measure leading-7">
        <WordRuns runs={clause.text} />
      </p>
    </>
  );
}
