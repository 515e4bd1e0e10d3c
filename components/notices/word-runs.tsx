import { useTranslations } from "next-intl";
import type { WordRun } from "#lib/operator/core/word-difference.ts";

/** A text with its changes marked: by colour, by line, and in words for whoever sees neither. */
export function WordRuns({ runs }: { readonly runs: readonly WordRun[] }) {
  return runs.map((run, index) => <Run key={index} run={run} />);
}

const look = {
  added: "rounded-bar bg-done-soft text-done underline decoration-2 underline-offset-4",
  removed: "me-1 rounded-bar bg-late-soft text-late line-through decoration-2",
};

function Run({ run: { kind, text } }: { readonly run: WordRun }) {
  const t = useTranslations("policy.changes");
  if (kind === "same") return text;
  const Tag = kind === "added" ? "ins" : "del";
  return (
    <Tag className={look[kind]}>
      <span className="sr-only"> [{t(kind === "added" ? "addedWords" : "removedWords")} </span>
      {text}
      <span className="sr-only"> {t("end")}] </span>
    </Tag>
  );
}
