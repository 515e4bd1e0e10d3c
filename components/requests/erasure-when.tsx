import { useLocale, useTranslations } from "next-intl";
import { Icon } from "#components/ui/icon.tsx";
import { capital, formatDate } from "#lib/i18n/formats.ts";
import { type Text, say } from "#lib/kernel/locale.ts";

type Props = {
  readonly dues: readonly {
    readonly due: string;
    readonly kind: "own-target" | "last-day";
    readonly what: Text;
  }[];
};

/** When it would happen: both dates, and that it can be taken back until it starts. */
export function ErasureWhen({ dues }: Props) {
  const locale = useLocale();
  const t = useTranslations("subject.erasure");
  return (
    <section>
      <h2 className="text-22">{t("when")}</h2>
      <ul className="mt-4 grid gap-4">
        {dues.map((due) => (
          <li key={due.due + due.kind} className="flex gap-3">
            <Icon
              name={due.kind === "own-target" ? "flag" : "flag-filled"}
              className="mt-0.5 size-5"
            />
            <p>
              <strong className="block font-semibold">
                {formatDate(locale, due.due, "long-weekday")}
              </strong>
              {t(due.kind === "own-target" ? "ownTarget" : "lastDay", {
                what: capital(say(due.what, locale)),
              })}
            </p>
          </li>
        ))}
        <li className="flex gap-3">
          <Icon name="close" className="mt-0.5 size-5" />
          <p>{t("cancelUntil")}</p>
        </li>
      </ul>
    </section>
  );
}
