import { useTranslations } from "next-intl";
import { TextLink } from "#components/ui/text-link.tsx";
import { asTranslate } from "#components/ui/words.ts";
import type { NotedReading } from "#lib/systems/use-cases/note-reading.ts";

export type Receipt = NotedReading;

/**
 * The receipt of the reading that this page shows: it stands in the page itself, so that what is taken away is what was read and
 * not a second reading. One of every line is made by reading anew.
 */
export function ReceiptNote({ receipt }: { readonly receipt: Receipt | undefined }) {
  const t = asTranslate(useTranslations("subject.data"));
  const anew = <TextLink href="/api/receipts/reading">{t("receiptAnew")}</TextLink>;
  return (
    <p className="max-w-measure text-14 text-muted">
      {t("receiptNote")}{" "}
      {receipt === undefined ? null : <SavedLink receipt={receipt}>{t("receipt")}</SavedLink>}
      {receipt?.isWhole === true ? null : (
        <>
          {receipt === undefined ? null : `. ${t("receiptPart")} `}
          {anew}
        </>
      )}
    </p>
  );
}

function SavedLink({
  receipt,
  children,
}: {
  readonly receipt: Receipt;
  readonly children: string;
}) {
  const text = `${JSON.stringify(receipt.signed, null, 1)}\n`;
  const href = `data:application/json;base64,${Buffer.from(text).toString("base64")}`;
  return (
    <TextLink href={href} download="reading.json">
      {children}
    </TextLink>
  );
}
