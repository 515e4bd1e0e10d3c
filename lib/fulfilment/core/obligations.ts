import type { Text } from "#lib/kernel/locale.ts";
import type { ErasureRule } from "#lib/operator/core/data-map.ts";
import type { Obligation } from "#lib/systems/ports.ts";

/** What systems say of single records: by record key. */
export type Obligations = ReadonlyMap<string, Obligation>;

const words: Readonly<Record<string, Text>> = {
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

const settled: Text = {
  kk: "міндеттеме орындалғанша",
  ru: "до исполнения обязательства",
  en: "until the obligation is settled",
};

/** A rule made of what the system says: the record is held, and judged again like any hold. */
export function heldBy({ code, until }: Obligation): {
  readonly rule: ErasureRule;
  readonly until: { readonly date: string } | { readonly event: Text };
} {
  const reason = Object.hasOwn(words, code) ? (words[code] ?? other) : other;
  const isDate = until !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(until);
  return {
    rule: { act: "hold", reason },
    until: isDate ? { date: until } : { event: settled },
  };
}
