import { type Locale, say } from "#lib/kernel/locale.ts";
import type { CategoryView } from "#lib/systems/core/data-view.ts";

export type FlowNode = { readonly id: string; readonly name: string };

/** One category with where it leads. */
export type FlowPath = FlowNode & {
  readonly records: number;
  /** A system of this category did not answer: the thread is dashed. */
  readonly isUnknown: boolean;
  readonly purposes: readonly string[];
  /** Purpose and recipient pairs; a purpose without recipients leads to `nobody`. */
  readonly ends: readonly (readonly [purpose: string, recipient: string])[];
};

export type Flow = {
  readonly paths: readonly FlowPath[];
  readonly purposes: readonly FlowNode[];
  readonly recipients: readonly FlowNode[];
};

/** From categories through purposes to recipients, as the register says of the fields that are held. */
export function flowOf(categories: readonly CategoryView[], locale: Locale, nobody: string): Flow {
  const purposes = new Map<string, string>();
  const recipients = new Map<string, string>();
  const paths = categories
    .filter((category) => category.records > 0 || category.failedSystems.length > 0)
    .map((category): FlowPath => {
      const own = new Set<string>();
      const ends = new Map<string, readonly [string, string]>();
      for (const field of category.groups.flatMap((group) => group.fields)) {
        for (const purpose of field.purposes) {
          own.add(purpose.id);
          purposes.set(purpose.id, say(purpose.names, locale));
          for (const recipient of field.recipients) {
            recipients.set(recipient.id, say(recipient.names, locale));
            ends.set(`${purpose.id} ${recipient.id}`, [purpose.id, recipient.id]);
          }
        }
      }
      for (const purpose of own) {
        const leads = [...ends.values()].some(([from]) => from === purpose);
        if (!leads) ends.set(`${purpose} nobody`, [purpose, "nobody"]);
      }
      return {
        id: category.id,
        name: say(category.names, locale),
        records: category.records,
        isUnknown: category.failedSystems.length > 0,
        purposes: [...own],
        ends: [...ends.values()],
      };
    })
    .filter((path) => path.purposes.length > 0);
  if (paths.some((path) => path.ends.some(([, end]) => end === "nobody")))
    recipients.set("nobody", nobody);
  const nodes = (map: ReadonlyMap<string, string>) => [...map].map(([id, name]) => ({ id, name }));
  return { paths, purposes: nodes(purposes), recipients: nodes(recipients) };
}

/** A label in at most two lines, since drawings do not wrap. */
export function twoLines(text: string, width = 26): readonly string[] {
  if (text.length <= width) return [text];
  const words = text.split(" ");
  const half = text.length / 2;
  const first: string[] = [];
  while (
    words.length > 1 &&
    first.join(" ").length < half &&
    `${first.join(" ")} ${words[0] ?? ""}`.length <= width + 4
  ) {
    first.push(words.shift() ?? "");
  }
  return first.length === 0 ? [text] : [first.join(" "), words.join(" ")];
}
