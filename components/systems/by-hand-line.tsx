import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Icon, type IconName } from "#components/ui/icon.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { asTranslate } from "#components/ui/words.ts";
import { formatDate, formatDateTime } from "#lib/i18n/formats.ts";
import { say } from "#lib/kernel/locale.ts";
import type { AskedByHand } from "#lib/requests/asked-by-hand.ts";
import type { DataView } from "#lib/systems/core/data-view.ts";

/** What is known of asking people, and the one act by which it is asked for. */
export type ByHandProps = { readonly byHand: AskedByHand; readonly ask: ReactNode };

/** Systems that no program can read: until when people look there, or the way to ask for it; never left out in silence. */
export function ByHandLine({
  view,
  byHand: { asked, askedNowDue },
  ask,
}: { readonly view: Pick<DataView, "systems"> } & ByHandProps) {
  const locale = useLocale();
  const t = asTranslate(useTranslations("subject.data"));
  const systems = view.systems.filter(({ because }) => because === "by-hand");
  const open = systems.filter(({ id }) => !asked.some(({ system }) => system === id));
  const names = open.map((one) => say(one.names, locale)).join(", ");
  const due = askedNowDue === undefined ? "" : formatDate(locale, askedNowDue, "long-weekday");
  return (
    <>
      {systems.flatMap((system) => {
        const task = asked.find((one) => one.system === system.id);
        if (task === undefined) return [];
        const at = formatDateTime(locale, task.dueAt, "long-weekday");
        const facts = { system: say(system.names, locale), due: at };
        return [
          <Line key={system.id} icon="user">
            {t(task.isLate ? "byHandLate" : "byHandAsked", facts)}{" "}
            <TextLink href={`/${locale}/requests/${task.request.id}`}>
              {t("byHandRequest", { number: task.request.number })}
            </TextLink>
          </Line>,
        ];
      })}
      {open.length === 0 ? null : (
        <div className="grid justify-items-start gap-3">
          <Line icon="user">
            {t("readByHand", { systems: names })} {due === "" ? null : t("byHandDue", { due })}
          </Line>
          {ask}
        </div>
      )}
    </>
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
