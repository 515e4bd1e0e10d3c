import type { Refusal } from "#lib/kernel/result.ts";

/** The text key of a refusal: `identity.code-wrong` → `identity.refusals.code-wrong`. */
export function refusalKey(code: string): string {
  const dot = code.indexOf(".");
  if (dot < 0) return `common.refusals.${code}`;
  return `${code.slice(0, dot)}.refusals.${code.slice(dot + 1)}`;
}

type Translate = {
  (key: string, values?: Record<string, string | number>): string;
  has(key: string): boolean;
};

/** The refusal in the reader's words; an unknown code is shown as a sentence all the same, with the code to quote. */
export function refusalText(t: Translate, refusal: Refusal): string {
  const key = refusalKey(refusal.code);
  if (t.has(key)) return t(key, { ...refusal.params });
  return t("common.refusals.unknown", { code: refusal.code });
}
