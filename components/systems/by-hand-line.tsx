import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Icon, type IconName } from "#components/ui/icon.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { asTranslate } from "#components/ui/words.ts";
import { say } from "#lib/kernel/locale.ts";
import type { DataView } from "#lib/systems/core/data-view.ts";

/** Systems that no program can read: named with the way to have them looked up, never left out in silence. */
export function ByHandLine({ view }: { readonly view: Pick<DataView, "systems"> }) {
  const locale = useLocale();
  const t = asTranslate(useTranslations("subject.data"));
  const systems = view.systems.filter(({ because }) => because === "by-hand");
  if (systems.length === 0) return null;
  const names = systems.map((one) => say(one.names, locale)).join(", ");
  return (
    <Line icon="user">
      {t("readByHand", { systems: names })}{" "}
      <TextLink href={`/${locale}/requests/new/copy`}>{t("askForCopy")}</TextLink>
    </Line>
  );
}

/** Systems that nobody could ask, as they are searched by an address that is not proven: not the same as holding nothing. */
export function NotAskedLine({ view }: { readonly view: Pick<DataView, "systems"> }) {
  const locale = useLocale();
  const t = asTranslate(useTranslations("subject.data"));
  const systems = view.systems.filter(({ because }) => because === "no-identifier");
  if (systems.length === 0) return null;
  const names = systems.map((one) => say(one.names, locale)).join(", ");
  return (
    <Line icon="none">
      {t("notAskedOf", { systems: names })}{" "}
      <TextLink href={`/${locale}/prove`}>{t("proveAnother")}</TextLink>
    </Line>
  );
}

function Line({ icon, children }: { readonly icon: IconName; readonly children: ReactNode }) {
  return (
    <p className="flex max-w-measure gap-2 text-14">
      <Icon name={icon} className="mt-0.5 size-5 text-muted" />
      <span>{children}</span>
    </p>
  );
}
