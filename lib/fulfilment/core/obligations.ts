import type { Text } from "#lib/kernel/locale.ts";
import type { ErasureRule } from "#lib/operator/core/data-map.ts";
import type { Obligation } from "#lib/systems/ports.ts";
import type { PlanUntil } from "./plan.ts";

/** What systems say of single records: by record key. */
export type Obligations = ReadonlyMap<string, Obligation>;

/** Code of rows about which neither their system nor the map has said whether anything stands against erasing them. */
export const notSaid = "not-said";

const words: Readonly<Record<string, Text>> = {
  [notSaid]: {
    kk: "Бұл жазбалар бойынша міндеттеме қалды ма, жүйе айтпайды: оны маман тексереді",
    ru: "Система не сообщает, остались ли по этим записям обязательства: это проверит специалист",
    en: "The system does not say whether anything is still owed on these records: a specialist checks it",
  },
  debt: { kk: "Төленбеген қарыз бар", ru: "Есть неоплаченный долг", en: "A debt is still unpaid" },
  dispute: { kk: "Дау аяқталған жоқ", ru: "Спор не закончен", en: "A dispute is still open" },
  order: {
    kk: "Тапсырыс әлі орындалған жоқ",
    ru: "Заказ ещё не выполнен",
    en: "An order is not fulfilled yet",
  },
};

const other: Text = {
  kk: "Жүйенің өзі бұл жазбаларды әзірге өшіруге болмайды дейді",
  ru: "Сама система сообщает, что эти записи пока нельзя удалить",
  en: "The system itself says that these records cannot go yet",
};

const checked: Text = {
  kk: "маман тексергенше",
  ru: "до проверки специалистом",
  en: "until a specialist has checked",
};

const settled: Text = {
  kk: "міндеттеме орындалғанша",
  ru: "до исполнения обязательства",
  en: "until the obligation is settled",
};

/**
 * What holds a record when the system says so: the rule of the map that the system itself found to hold (`rule-3` is the third
 * of its collection), else a rule made of its code. Held like any other, and judged again.
 */
export function heldBy(
  { code, until }: Obligation,
  rules: readonly ErasureRule[],
): { readonly rule: ErasureRule; readonly until?: PlanUntil } {
  const date =
    until !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(until) ? { date: until } : undefined;
  const own = rules[Number(/^rule-(\d+)$/.exec(code)?.[1] ?? 0) - 1];
  if (own?.act === "hold") {
    const event = own.until !== undefined && "event" in own.until ? own.until : undefined;
    const end = date ?? event;
    return end === undefined ? { rule: own } : { rule: own, until: end };
  }
  const reason = Object.hasOwn(words, code) ? (words[code] ?? other) : other;
  return {
    rule: { act: "hold", reason },
    until: date ?? { event: code === notSaid ? checked : settled },
  };
}
