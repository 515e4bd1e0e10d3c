import { useLocale, useTranslations } from "next-intl";
import { ButtonLink } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { Card } from "#components/ui/layout-parts.tsx";
import { Progress } from "#components/ui/progress.tsx";
import { asTranslate } from "#components/ui/words.ts";
import type { ArchiveView } from "#lib/exports/core/views.ts";
import { formatBytes, formatDateTime } from "#lib/i18n/formats.ts";
import { say } from "#lib/kernel/locale.ts";

type Props = {
  readonly archive: ArchiveView;
  readonly downloadHref: string;
  readonly againHref: string;
};

/** One copy: being made, ready for hours, or gone. */
export function ArchiveCard({ archive, downloadHref, againHref }: Props) {
  const locale = useLocale();
  const t = asTranslate(useTranslations("ui"));
  const failed = archive.failedSystems.map((system) => say(system.names, locale)).join(", ");
  const isSpent = archive.state === "ready" && archive.downloadsLeft <= 0;
  return (
    <Card as="section">
      <h2 className="text-18">{t(`archive.${isSpent ? "spent" : archive.state}`)}</h2>
      {archive.state === "waiting" || archive.state === "building" ? (
        <div className="mt-4 grid gap-2">
          <Progress
            value={archive.stepsDone}
            max={archive.stepsTotal}
            label={
              archive.stepsTotal === 0
                ? t("archive.counting")
                : t("archive.steps", { done: archive.stepsDone, total: archive.stepsTotal })
            }
          />
          <p className="text-14 text-muted">{t("archive.leave")}</p>
        </div>
      ) : null}
      {archive.state === "ready" ? (
        <>
          <p className="mt-2 text-muted">
            {t("archive.readyNote", {
              size: formatBytes(locale, archive.sizeBytes),
              until:
                archive.expiresAt === undefined
                  ? ""
                  : formatDateTime(locale, archive.expiresAt, "long-weekday"),
              left: archive.downloadsLeft,
            })}
          </p>
          {isSpent ? null : (
            <div className="mt-4 flex">
              <ButtonLink kind="primary" icon="download" href={downloadHref} download>
                {t("archive.download")}
              </ButtonLink>
            </div>
          )}
        </>
      ) : null}
      {archive.state === "failed" || archive.state === "gone" || isSpent ? (
        <div className="mt-4 flex">
          <ButtonLink icon="refresh" href={againHref}>
            {t("archive.again")}
          </ButtonLink>
        </div>
      ) : null}
      {failed === "" ? null : (
        <p className="mt-4 flex gap-2 text-14 text-soon">
          <Icon name="triangle" className="mt-0.5 size-4.5" />
          {t("archive.lacks", { systems: failed })}
        </p>
      )}
    </Card>
  );
}
