import { useLocale, useTranslations } from "next-intl";
import type { ByHandProof } from "#lib/fulfilment/core/by-hand.ts";
import { formatDateTime } from "#lib/i18n/formats.ts";
import { say } from "#lib/kernel/locale.ts";

/** Whose word stands for it, since when, and by which evidence: what no program could read back. */
export function ByHandWords({ proof }: { readonly proof: ByHandProof }) {
  const locale = useLocale();
  const t = useTranslations("tasks");
  const { by, at, evidence } = proof;
  return (
    <p className="text-14 text-muted">
      {t("proof", { by: say(by, locale), at: formatDateTime(locale, at, "long") })}
      {evidence === undefined ? null : (
        <>
          <br />
          <span className="text-13 break-all">
            {t("proofEvidence", {
              kind: t(`kinds.${kindOf(evidence.kind)}`),
              sha256: evidence.sha256,
            })}
          </span>
        </>
      )}
    </p>
  );
}

function kindOf(kind: string): "pdf" | "jpeg" | "png" | "note" {
  const kinds = ["pdf", "jpeg", "png"] as const;
  return kinds.find((one) => one === kind) ?? "note";
}
