import { z } from "#lib/kernel/zod.ts";
import { type Refusal, type Result, ok, refuse } from "#lib/kernel/result.ts";
import type { FieldMap } from "#lib/operator/core/data-map.ts";
import type { Value } from "../ports.ts";
import { normaliseEmail, normalisePhone } from "./normalise.ts";

/** What the edit form sends. It names a value; whose it is, is asked of the reading of the person who acts. */
export const editSchema = z.strictObject({
  system: z.string().max(100),
  collection: z.string().max(100),
  key: z.string().max(2000),
  field: z.string().max(100),
  /** The value that was on the page, as text; empty when there was none. */
  expected: z.string().max(2000),
  value: z.string().max(2000),
});
export type EditInput = z.output<typeof editSchema>;

export type ValueRefusal = Refusal<
  | "systems.value-invalid.empty"
  | "systems.value-invalid.name"
  | "systems.value-invalid.long"
  | "systems.value-invalid.phone"
  | "systems.value-invalid.email"
  | "systems.value-invalid.date"
  | "systems.value-invalid.date-range"
  | "systems.value-invalid.choice"
  | "systems.value-invalid.number"
  | "systems.value-invalid.text"
>;

const nameLength = 100;
const textLength = 500;
const oldest = Temporal.PlainDate.from("1900-01-01");

/** Types that a person may write at once; money and moments are facts of a system, not of a person. */
export function isWritable(type: FieldMap["type"]): boolean {
  return type !== "money" && type !== "time";
}

/** A stored value as the form shows and sends it back. */
export function formText(value: Value): string {
  return value === null ? "" : String(value);
}

/**
 * A typed text as the value a system is to hold, by the field's type: names in Unicode letters (Kazakh ones among them),
 * phones in E.164, dates from 1900 to `today` as `YYYY-MM-DD` (`DD.MM.YYYY` is read too). Empty is null where the field is not
 * required. Refuses with `systems.value-invalid.*`.
 */
export function parseValue(
  field: Pick<FieldMap, "type" | "required" | "values">,
  typed: string,
  today: Temporal.PlainDate,
): Result<Value, ValueRefusal> {
  const text = typed.normalize("NFC").trim();
  if (text === "") return field.required ? refuse("systems.value-invalid.empty") : ok(null);
  switch (field.type) {
    case "name":
      return parseName(text);
    case "phone":
      return orRefuse(normalisePhone(text), "systems.value-invalid.phone");
    case "email":
      return orRefuse(normaliseEmail(text), "systems.value-invalid.email");
    case "date":
      return parseDate(text, today);
    case "code":
      return Object.hasOwn(field.values ?? {}, text)
        ? ok(text)
        : refuse("systems.value-invalid.choice");
    case "boolean":
      return text === "true" || text === "false"
        ? ok(text === "true")
        : refuse("systems.value-invalid.choice");
    case "number":
      return /^-?\d{1,15}(?:\.\d{1,10})?$/.test(text)
        ? ok(text)
        : refuse("systems.value-invalid.number");
    default:
      return parseText(text);
  }
}

function parseName(text: string): Result<Value, ValueRefusal> {
  const name = text.replace(/\s+/gu, " ");
  if (name.length > nameLength) return refuse("systems.value-invalid.long", { max: nameLength });
  return /^\p{L}[\p{L}\p{M}'’ʼ.\- ]*$/u.test(name)
    ? ok(name)
    : refuse("systems.value-invalid.name");
}

function parseDate(text: string, today: Temporal.PlainDate): Result<Value, ValueRefusal> {
  const iso = text.replace(/^(\d{2})\.(\d{2})\.(\d{4})$/, "$3-$2-$1");
  if (!/^\d{4}-\d{2}-\d{2}$/.test(iso)) return refuse("systems.value-invalid.date");
  try {
    const date = Temporal.PlainDate.from(iso, { overflow: "reject" });
    const isEarly = Temporal.PlainDate.compare(date, oldest) < 0;
    return !isEarly && Temporal.PlainDate.compare(date, today) <= 0
      ? ok(date.toString())
      : refuse("systems.value-invalid.date-range");
  } catch {
    return refuse("systems.value-invalid.date");
  }
}

function parseText(text: string): Result<Value, ValueRefusal> {
  if (text.length > textLength) return refuse("systems.value-invalid.long", { max: textLength });
  // Control and direction marks change how the text around them reads.
  return /[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/u.test(text) ? refuse("systems.value-invalid.text") : ok(text);
}

function orRefuse(
  value: string | undefined,
  code: ValueRefusal["code"],
): Result<Value, ValueRefusal> {
  return value === undefined ? refuse(code) : ok(value);
}
