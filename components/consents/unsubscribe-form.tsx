import { useLocale, useTranslations } from "next-intl";
import { Button } from "#components/ui/button.tsx";
import { asTranslate } from "#components/ui/words.ts";

/** A plain form that needs no script: it sends what a mailbox sends, and says in which language to answer. */
export function UnsubscribeForm({ token }: { readonly token: string }) {
  const locale = useLocale();
  const t = asTranslate(useTranslations("consents.unsubscribe"));
  return (
    <form method="post" action={`/api/unsubscribe/${encodeURIComponent(token)}`}>
      <input type="hidden" name="List-Unsubscribe" value="One-Click" />
      <input type="hidden" name="page" value={locale} />
      <Button kind="primary">{t("button")}</Button>
    </form>
  );
}
