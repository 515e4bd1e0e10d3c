import { useLocale, useTranslations } from "next-intl";
import { Banner } from "#components/ui/banner.tsx";
import { asTranslate } from "#components/ui/words.ts";
import type { RunWaits as Waits } from "#lib/fulfilment/core/run-view.ts";
import { formatDateTime } from "#lib/i18n/formats.ts";
import { waitsWords } from "./waits-words.ts";

/** Which systems an approved erasure waits for, why, and when they are asked again. */
export function RunWaits({ waits }: { readonly waits: Waits }) {
  const locale = useLocale();
  const t = asTranslate(useTranslations("fulfilment"));
  const byHand = useTranslations("tasks");
  const { title, text } = waitsWords(waits, { locale, t });
  if (waits.answerBy !== undefined) {
    return (
      <Banner tone="soon" icon="user" title={title}>
        {byHand("waits", { at: formatDateTime(locale, waits.answerBy, "long-weekday") })}
      </Banner>
    );
  }
  return (
    <Banner tone="soon" icon="clock" title={title}>
      {text}
    </Banner>
  );
}
