import { useLocale, useTranslations } from "next-intl";
import { Icon, type IconName } from "#components/ui/icon.tsx";
import { asTranslate } from "#components/ui/words.ts";
import type { Channel, ConsentMatrix, ConsentRow } from "#lib/consents/core/views.ts";
import { say } from "#lib/kernel/locale.ts";
import { ConsentCellView } from "./consent-cell.tsx";
import type { ConsentAct } from "./consent-switch.tsx";

export const channelIcons: Record<Channel, IconName> = {
  email: "mail",
  sms: "sms",
  push: "phone",
  post: "document",
  site: "monitor",
};

/** Purposes down, channels across, a switch each; on a phone the channels of a purpose stand beneath it. */
export function ConsentMatrixView({
  matrix,
  act,
}: {
  readonly matrix: ConsentMatrix;
  readonly act: ConsentAct;
}) {
  const t = asTranslate(useTranslations("ui"));
  return (
    <table className="block w-full text-start rail:table">
      <caption className="sr-only">{t("consent.caption")}</caption>
      <thead className="sr-only rail:not-sr-only rail:table-header-group">
        <tr className="border-b border-hairline text-14 text-muted">
          <th scope="col" className="w-1/3 pb-3 text-start font-normal">
            {t("consent.purpose")}
          </th>
          {matrix.channels.map((channel) => (
            <th key={channel} scope="col" className="pb-3 text-start font-normal">
              <span className="inline-flex items-center gap-2">
                <Icon name={channelIcons[channel]} className="size-4.5" />
                {t(`channels.${channel}`)}
              </span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="block max-rail:border-t max-rail:border-hairline rail:table-row-group">
        {matrix.rows.map((row) => (
          <MatrixRow key={row.purpose} row={row} channels={matrix.channels} act={act} />
        ))}
      </tbody>
    </table>
  );
}

function MatrixRow(props: {
  readonly row: ConsentRow;
  readonly channels: readonly Channel[];
  readonly act: ConsentAct;
}) {
  const { row, channels, act } = props;
  const locale = useLocale();
  const t = asTranslate(useTranslations("ui"));
  const name = say(row.names, locale);
  return (
    <tr className="block border-b border-hairline py-4 align-top rail:table-row rail:py-0">
      <th scope="row" className="block text-start font-normal rail:table-cell rail:py-4 rail:pe-6">
        <span className="block font-semibold">{name}</span>
        <span className="mt-0.5 block text-14 text-muted">
          {say(row.about, locale)}{" "}
          {row.clause === undefined ? null : (
            <span className="whitespace-nowrap">{t("consent.clause", { clause: row.clause })}</span>
          )}
        </span>
      </th>
      {row.cells.map((cell, index) => {
        const channel = cell?.channel ?? channels[index];
        if (channel === undefined) return null;
        const place = t(`channels.${channel}`);
        return (
          <td
            key={channel}
            className={`mt-3 rail:mt-0 rail:table-cell rail:py-2.5 rail:pe-6 ${cell === null ? "hidden" : "block"}`}
          >
            {cell === null ? (
              <span className="text-muted">
                <span aria-hidden="true" className="inline-block py-1.5">
                  –
                </span>
                <span className="sr-only">{t("consent.unused")}</span>
              </span>
            ) : (
              <>
                <span
                  aria-hidden="true"
                  className="flex items-center gap-2 text-14 text-muted rail:hidden"
                >
                  <Icon name={channelIcons[channel]} className="size-4.5" />
                  {place}
                </span>
                <ConsentCellView
                  cell={cell}
                  label={t("consent.switch", { purpose: name, channel: place })}
                  act={act}
                />
              </>
            )}
          </td>
        );
      })}
    </tr>
  );
}
