import { useLocale, useTranslations } from "next-intl";
import { Disclosure } from "#components/ui/disclosure.tsx";
import { Section } from "#components/ui/layout-parts.tsx";
import { Table } from "#components/ui/table.tsx";
import { asTranslate } from "#components/ui/words.ts";
import type { CategoryView } from "#lib/systems/core/data-view.ts";
import { FlowDrawing } from "./flow-drawing.tsx";
import { flowOf } from "./flow-paths.ts";

/** Where the data go: drawn on a wide screen, and always as a table. */
export function DataFlow({ categories }: { readonly categories: readonly CategoryView[] }) {
  const locale = useLocale();
  const t = asTranslate(useTranslations("subject.flow"));
  const flow = flowOf(categories, locale, t("nobody"));
  if (flow.paths.length === 0) return null;
  const nameOf = new Map([...flow.purposes, ...flow.recipients].map(({ id, name }) => [id, name]));
  const names = (ids: readonly string[]) =>
    [...new Set(ids)].map((id) => nameOf.get(id) ?? id).join(", ");
  const columns = [
    { id: "category", title: t("hold") },
    { id: "purpose", title: t("whatFor") },
    { id: "recipient", title: t("whoGets") },
  ];
  const rows = flow.paths.map((path) => ({
    id: path.id,
    cells: [path.name, names(path.purposes), names(path.ends.map(([, end]) => end))],
  }));
  return (
    <Section title={t("title")} note={t("lead")}>
      <div className="hidden rail:block">
        <FlowDrawing
          flow={flow}
          titles={[t("hold"), t("whatFor"), t("whoGets")]}
          sentenceOf={(path) =>
            t("sentence", {
              category: path.name,
              purposes: names(path.purposes),
              recipients: names(path.ends.map(([, end]) => end)),
            })
          }
        />
      </div>
      <Disclosure kind="link" summary={t("asTable")}>
        <Table caption={t("title")} columns={columns} rows={rows} />
      </Disclosure>
    </Section>
  );
}
