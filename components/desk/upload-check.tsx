import { useLocale, useTranslations } from "next-intl";
import type { Act } from "#components/ui/action-form.tsx";
import { Banner } from "#components/ui/banner.tsx";
import { asTranslate } from "#components/ui/words.ts";
import { formatDateTime, formatNumber } from "#lib/i18n/formats.ts";
import { say } from "#lib/kernel/locale.ts";
import type { UploadView } from "#lib/systems/use-cases/upload-file.ts";
import { DeskForm } from "./desk-form.tsx";

type Props = { readonly view: UploadView; readonly take: Act; readonly drop: Act };

/** What a sent file holds beside what is read now, before anything is replaced. */
export function UploadCheck({ view, take, drop }: Props) {
  const t = asTranslate(useTranslations("systems.desk.upload"));
  const desk = useTranslations("desk.case");
  const { system, id, name, seen, problems } = view;
  const shared = {
    hidden: { system, id, name, seen },
    texts: { problem: desk("problem"), reload: desk("reload") },
  };
  const isSound = problems.length === 0;
  return (
    <section
      aria-label={t("label")}
      className="grid max-w-measure gap-3 rounded-card border border-hairline bg-surface p-4"
    >
      <h2 className="text-18 break-words">{t(isSound ? "sound" : "unsound", { name })}</h2>
      {isSound ? <Sound view={view} /> : <Unsound view={view} />}
      <div className="flex flex-wrap gap-3">
        {isSound ? (
          <DeskForm
            id="take"
            act={take}
            {...shared}
            buttons={[{ text: t("take"), kind: "primary" }]}
          />
        ) : null}
        <DeskForm id="drop" act={drop} {...shared} buttons={[{ text: t("drop") }]} />
      </div>
    </section>
  );
}

function Sound({ view }: Pick<Props, "view">) {
  const t = asTranslate(useTranslations("systems.desk.upload"));
  const locale = useLocale();
  const { before, rows, collections } = view;
  const count = (number: number) => formatNumber(locale, number);
  const isFewer = before?.rows !== undefined && rows * 2 < before.rows;
  return (
    <>
      <p>
        {t("rows", {
          count: rows,
          number: count(rows),
          names: collections.map((one) => say(one, locale)).join(", "),
        })}
      </p>
      <p className="text-muted">
        {before === undefined
          ? t("beforeNone")
          : t(before.rows === undefined ? "beforeBroken" : "before", {
              name: before.name,
              at: formatDateTime(locale, before.at, "long"),
              ...(before.rows === undefined
                ? {}
                : { count: before.rows, number: count(before.rows) }),
            })}
      </p>
      {rows === 0 || isFewer ? (
        <Banner tone="soon" icon="triangle" title={t(rows === 0 ? "empty" : "fewer")} />
      ) : null}
    </>
  );
}

function Unsound({ view }: Pick<Props, "view">) {
  const t = asTranslate(useTranslations("systems.desk.upload"));
  return (
    <>
      <p>{t("stays")}</p>
      <ul className="grid list-disc gap-1 ps-5 break-words">
        {view.problems.map(({ code, collection, what }) => (
          <li key={`${code} ${collection ?? ""} ${what}`}>{t(`problems.${code}`, { what })}</li>
        ))}
      </ul>
    </>
  );
}
