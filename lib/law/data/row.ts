import type { Text } from "#lib/kernel/locale.ts";
import type { Limit, Rule } from "#lib/law/core/rule.ts";

/** What a row of a table says; the rest is what nearly every rule has in common. */
type Row = Pick<Rule, "id" | "trigger" | "what" | "limit" | "source" | "confidence"> &
  Partial<Rule>;

/** A rule in force, that nothing stops or lengthens. Days and months roll forward unless the row says otherwise. */
export function rule(row: Row): Rule {
  const { unit } = row.limit;
  return {
    ...{ kind: "last-day", dayZero: true, enabled: true, pauses: [] },
    rollForward: unit !== "hour" && unit !== "at-once",
    ...row,
  };
}

export const workingDays = (value: number): Limit => ({ value, unit: "working-day" });
export const calendarDays = (value: number): Limit => ({ value, unit: "calendar-day" });
export const months = (value: number): Limit => ({ value, unit: "month" });
export const hours = (value: number): Limit => ({ value, unit: "hour" });
export const atOnce: Limit = { value: 0, unit: "at-once" };

/** Where a statement stands: the act in each language, and a place in it. */
export function cite(act: Text): (place: Text) => Text {
  return (place) => ({
    kk: `${act.kk}, ${place.kk}`,
    ru: `${act.ru}, ${place.ru}`,
    en: `${act.en}, ${place.en}`,
  });
}
