import { useLocale, useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { Icon } from "#components/ui/icon.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { asTranslate } from "#components/ui/words.ts";
import { say } from "#lib/kernel/locale.ts";
import type { DataOutline, Named } from "#lib/systems/core/data-view.ts";
import type { LiveData } from "#lib/systems/live-data.ts";
import { Arriving } from "./arriving.tsx";
import { CategoryGroups } from "./category-groups.tsx";

type Props = Omit<ComponentProps<typeof CategoryGroups>, "category"> & {
  readonly live: LiveData;
  readonly category: DataOutline["categories"][number];
};

/** The groups of one category while systems are silent: those that have answered first, so that nothing beneath them moves. */
export function ArrivingGroups({ live, category, ...rest }: Props) {
  const inTime = category.systems.filter(({ id }) => live.hasAnswered(id));
  const late = category.systems.filter(({ id }) => !live.hasAnswered(id));
  return [...inTime, ...late].map((system) => (
    <Arriving
      key={system.id}
      from={live.view([system.id], { masks: "final" })}
      wait={<Waiting system={system} />}
    >
      {(view) => {
        const found = view.categories.find(({ id }) => id === category.id);
        return found === undefined ? null : <CategoryGroups category={found} {...rest} />;
      }}
    </Arriving>
  ));
}

function Waiting({ system }: { readonly system: Named }) {
  const t = asTranslate(useTranslations("ui.arriving"));
  return (
    <div className="grid gap-4 border-t border-hairline pt-3">
      <p className="flex items-center gap-2 text-running">
        <Icon name="turning" className="size-5" />
        {t("waiting", { system: say(system.names, useLocale()) })}
      </p>
      <Skeleton size="block" />
    </div>
  );
}
