import { useTranslations } from "next-intl";
import type { TaskPerson } from "#lib/systems/core/task-view.ts";

/** By what a person is to be looked for, each with the name of its kind. */
export function TaskIdentifiers({ identifiers }: Pick<TaskPerson, "identifiers">) {
  const t = useTranslations("tasks.page");
  return (
    <ul className="grid gap-1">
      {identifiers.map(({ kind, value }) => (
        <li key={`${kind}${value}`}>
          <span className="block text-14 text-muted">{kindWord(kind, t)}</span>
          <span className="figures break-all">{value}</span>
        </li>
      ))}
    </ul>
  );
}

function kindWord(kind: string, t: ReturnType<typeof useTranslations<"tasks.page">>): string {
  const kinds = ["email", "phone", "customer-number", "iin"] as const;
  const known = kinds.find((one) => one === kind);
  return known === undefined ? kind : t(`kinds.${known}`);
}
