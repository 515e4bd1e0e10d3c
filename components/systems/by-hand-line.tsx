import { useLocale, useTranslations } from "next-intl";
import { Icon } from "#components/ui/icon.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { asTranslate } from "#components/ui/words.ts";
import { say } from "#lib/kernel/locale.ts";
import type { DataView } from "#lib/systems/core/data-view.ts";

/** Systems that no program can read: named with the way to have them looked up, never left out in silence. */
export function ByHandLine({ view }: { readonly view: Pick<DataView, "systems"> }) {
  const locale = useLocale();
  const t = asTranslate(useTranslations("subject.data"));
  const systems = view.systems.filter(({ outcome }) => outcome === "excluded");
  if (systems.length === 0) return null;
  const names = systems.map((one) => say(one.names, locale)).join(", ");
  return (
    <p className="flex max-w-measure gap-2 text-14">
      <Icon name="user" className="mt-0.5 size-5 text-muted" />
      <span>
        {t("readByHand", { systems: names })}{" "}
        <TextLink href={`/${locale}/requests/new/copy`}>{t("askForCopy")}</TextLink>
      </span>
    </p>
  );
}
