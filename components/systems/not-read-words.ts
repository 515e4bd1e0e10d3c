import { formatTime } from "#lib/i18n/formats.ts";
import type { Translate } from "#lib/i18n/translator.ts";
import { type Locale, say, type Text } from "#lib/kernel/locale.ts";
import type { GroupView } from "#lib/systems/core/data-view.ts";
import { failureKey, isSilence } from "#lib/systems/core/failure-words.ts";

/** Texts of `ui` and of `systems.failures`. */
type Words = { readonly locale: Locale; readonly t: Translate; readonly failures: Translate };

/** A system that was not read, as the page knows it. */
export type NotRead = {
  readonly names: Text;
  readonly at?: string;
  /** Why, words in messages `systems.failures`. */
  readonly code?: string;
};

/** Why the records of one group are not here. */
export function whyNotRead(
  { failure }: Pick<GroupView, "failure">,
  { locale, t, failures }: Words,
): string {
  if (failure?.code === "too-many") return t("outcome.too-many");
  const through = say(failure?.through, locale);
  if (through !== undefined) return t("outcome.through", { system: through });
  if (failure === undefined || isSilence(failure.code)) return t("outcome.failed");
  return t("outcome.because", { reason: failures(failureKey(failure.code)) });
}

/** Which systems were not read, when and why, and that the rest is whole. */
export function partialWords(
  failed: readonly NotRead[],
  { locale, t, failures }: Words,
): { readonly title: string; readonly text: string } {
  const at = failed[0]?.at;
  const systems = failed.map(({ names }) => say(names, locale)).join(", ");
  const why = failed.flatMap(({ names, code }) => {
    if (code === undefined) return [];
    const reason = failures(failureKey(code));
    return [t("partial.because", { system: say(names, locale), reason })];
  });
  return {
    title:
      at === undefined
        ? t("partial.title", { systems })
        : t("partial.titleAt", { systems, time: formatTime(locale, at) }),
    text: [...why, t("partial.rest")].join(" "),
  };
}
