import { useLocale, useTranslations } from "next-intl";
import { Row, Rows } from "#components/ui/rows.tsx";
import { formatDate } from "#lib/i18n/formats.ts";
import { isNamed } from "./version-name.ts";
import type { NoticeRow } from "#lib/operator/core/notice-page.ts";

/** Every version of a notice, the newest first; the one on the page leads nowhere. */
export function VersionList({
  versions,
  shown,
}: {
  readonly versions: readonly NoticeRow[];
  readonly shown?: string;
}) {
  const locale = useLocale();
  const t = useTranslations("policy.text");
  const states = useTranslations("policy.state");
  return (
    <Rows>
      {versions.map((row) => {
        const isShown = row.version === shown;
        const days = [
          isShown ? `${states(row.state)}, ${t("thisOne")}` : states(row.state),
          ...(row.posted === undefined
            ? []
            : [t("rowPosted", { posted: formatDate(locale, row.posted, "long") })]),
        ];
        return (
          <Row
            key={row.ref}
            strong={row.state === "in-force"}
            title={
              row.from === undefined
                ? t("rowUnknown")
                : t("row", { from: formatDate(locale, row.from, "long") })
            }
            note={days.join(". ")}
            {...(isNamed(row.version)
              ? { end: <span className="figures text-14">{row.version}</span> }
              : {})}
            {...(isShown ? {} : { href: `/${locale}/notices/${row.ref}` })}
          />
        );
      })}
    </Rows>
  );
}
