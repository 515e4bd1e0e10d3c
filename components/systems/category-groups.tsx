import { useLocale, useTranslations } from "next-intl";
import { StateMark } from "#components/ui/state-mark.tsx";
import { asTranslate } from "#components/ui/words.ts";
import { formatDateTime } from "#lib/i18n/formats.ts";
import { say } from "#lib/kernel/locale.ts";
import type { CategoryView, GroupView } from "#lib/systems/core/data-view.ts";
import { countWords } from "./category-rows.tsx";
import { whyNotRead } from "./not-read-words.ts";
import { RecordList } from "./record-list.tsx";
import { type LastReader, ValueCard } from "./value-card.tsx";

type Props = {
  readonly category: CategoryView;
  /** Address of this page, for paging. */
  readonly here: string;
  readonly lastReader: LastReader | undefined;
};

/** Everything of one category, group by group: values as cards, lists a page at a time. */
export function CategoryGroups({ category, here, lastReader }: Props) {
  const locale = useLocale();
  const t = asTranslate(useTranslations("ui"));
  return (
    <>
      {category.groups.map((group) => (
        <section
          key={`${group.system}/${group.collection}`}
          aria-labelledby={`${group.system}-${group.collection}`}
        >
          <h2
            id={`${group.system}-${group.collection}`}
            className="flex items-baseline justify-between gap-4 border-b border-hairline pb-2 text-18"
          >
            <span>
              {say(group.names, locale)}
              <span className="ms-2 text-14 font-normal text-muted">
                {say(group.systemNames, locale)}
              </span>
            </span>
            <span className="figures text-14 font-normal text-muted">
              {group.count === null
                ? "–"
                : t("category.count", {
                    count: group.count,
                    number: countWords(locale, { count: group.count, isLeast: group.isLeast }),
                  })}
            </span>
          </h2>
          {group.asOf === undefined ? null : (
            <p className="pt-2 text-14 text-muted">
              {t("category.asOf", { when: formatDateTime(locale, group.asOf, "long") })}
            </p>
          )}
          <GroupBody group={group} here={here} lastReader={lastReader} />
        </section>
      ))}
    </>
  );
}

const icons = { "held-nothing": "none", "after-review": "users", excluded: "user" } as const;

type BodyProps = { readonly group: GroupView } & Omit<Props, "category">;

function GroupBody(props: BodyProps) {
  const { outcome, records } = props.group;
  return (
    <>
      {outcome === "data" ? null : <NotRead group={props.group} />}
      {/* What other ways led to stands here even while one way is closed. */}
      {outcome === "data" || records.length > 0 ? <Records {...props} /> : null}
    </>
  );
}

function NotRead({ group }: Pick<BodyProps, "group">) {
  const locale = useLocale();
  const t = asTranslate(useTranslations("ui"));
  const failures = asTranslate(useTranslations("systems.failures"));
  const { outcome } = group;
  if (outcome === "data") return null;
  return (
    <p className="py-3">
      {outcome === "failed" ? (
        <StateMark tone="late" icon="triangle">
          {whyNotRead(group, { locale, t, failures })}
        </StateMark>
      ) : (
        <StateMark tone="muted" icon={icons[outcome]}>
          {t(`outcome.${outcome === "excluded" ? (group.because ?? outcome) : outcome}`)}
        </StateMark>
      )}
    </p>
  );
}

function Records({ group, here, lastReader }: BodyProps) {
  if (group.kind === "list") {
    const list = `${group.system}/${group.collection}`;
    // The next page begins at the head of its list, not where the last one ended.
    const hrefOf = (page: number) =>
      `${here}?${new URLSearchParams({ list, page: String(page) })}#${group.system}-${group.collection}`;
    return <RecordList group={group} hrefOf={hrefOf} />;
  }
  return (
    <>
      {group.records.flatMap((record) =>
        record.values.map((value) => {
          const field = group.fields.find((one) => one.id === value.field);
          return field === undefined ? null : (
            <ValueCard
              key={`${record.key}${field.id}`}
              group={group}
              record={record}
              field={field}
              value={value}
              lastReader={lastReader}
            />
          );
        }),
      )}
    </>
  );
}
