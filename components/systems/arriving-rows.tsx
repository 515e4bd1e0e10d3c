import { useLocale, useTranslations } from "next-intl";
import { Icon } from "#components/ui/icon.tsx";
import { asTranslate } from "#components/ui/words.ts";
import { say } from "#lib/kernel/locale.ts";
import type { CategoryView, DataOutline, DataView, Named } from "#lib/systems/core/data-view.ts";
import type { LiveData } from "#lib/systems/live-data.ts";
import { Arriving } from "./arriving.tsx";
import { CategoryFrame, CategoryTable, Count, Holds, Until } from "./category-rows.tsx";

type Props = { readonly live: LiveData };

/**
 * The categories while systems are still silent. A row that waits for one keeps its place and its height: what has been read
 * above and beneath it does not move when the answer comes.
 */
export function ArrivingRows({ live }: Props) {
  const early = live.soFar();
  const isLate = ({ systems }: Outlined): boolean =>
    systems.some(({ id }) => !live.hasAnswered(id));
  const shown = live.outline.categories.filter((category) => {
    const held = find(early, category.id);
    return isLate(category) || (held?.records ?? 0) > 0 || (held?.failedSystems.length ?? 0) > 0;
  });
  return (
    <CategoryTable>
      {shown.map((category) => (
        <li key={category.id}>
          <ArrivingRow category={category} early={find(early, category.id)} live={live} />
        </li>
      ))}
    </CategoryTable>
  );
}

type Outlined = DataOutline["categories"][number];

function find(view: DataView, id: string): CategoryView | undefined {
  return view.categories.find((category) => category.id === id);
}

type RowProps = Props & {
  readonly category: Outlined;
  readonly early: CategoryView | undefined;
};

function ArrivingRow({ category, early, live }: RowProps) {
  const late = category.systems.filter(({ id }) => !live.hasAnswered(id));
  const all = live
    .view(category.systems.map(({ id }) => id))
    .then((view) => find(view, category.id));
  const cell = (Cell: typeof Count) =>
    late.length === 0 && early !== undefined ? (
      <Cell category={early} />
    ) : (
      <Arriving from={all} wait={<Soon />}>
        {(whole) => (whole === undefined ? "–" : <Cell category={whole} />)}
      </Arriving>
    );
  const holdsNow = early !== undefined && (early.records > 0 || early.failedSystems.length > 0);
  return (
    <CategoryFrame
      category={category}
      holds={
        <>
          {late.length === 0 || holdsNow ? early && <Holds category={early} /> : null}
          {late.map((system) => (
            <Piece key={system.id} {...{ system, live, holdsNow }} category={category.id} />
          ))}
        </>
      }
      until={cell(Until)}
      count={cell(Count)}
    />
  );
}

type PieceProps = Props & {
  readonly system: Named;
  readonly category: string;
  readonly holdsNow: boolean;
};

/** What a late system adds to a category: one line, before and after. */
function Piece({ system, category, live, holdsNow }: PieceProps) {
  return (
    <span className="block h-[1.5em] truncate">
      <Arriving from={live.view([system.id])} wait={<Waiting system={system} />}>
        {(view) => {
          const found = find(view, category);
          // Something stands there already: that this system adds nothing needs no words.
          if (found === undefined || (holdsNow && isEmpty(found))) return "\u00a0";
          return <Holds category={found} />;
        }}
      </Arriving>
    </span>
  );
}

function isEmpty({ records, failedSystems }: CategoryView): boolean {
  return records === 0 && failedSystems.length === 0;
}

function Waiting({ system }: { readonly system: Named }) {
  const t = asTranslate(useTranslations("ui.arriving"));
  return (
    <span className="inline-flex h-[1.5em] items-center gap-2 align-top text-running">
      <Icon name="turning" className="size-4.5" />
      {t("waiting", { system: say(system.names, useLocale()) })}
    </span>
  );
}

/** As wide as a count: the name beside it keeps its lines. */
function Soon() {
  return (
    <span aria-hidden="true" className="inline-block min-w-24">
      …
    </span>
  );
}
