import type { FieldMap } from "#lib/operator/core/data-map.ts";
import type { Value } from "../ports.ts";
import { isSame } from "./condition.ts";
import { phoneDigits } from "./normalise.ts";

/**
 * Whether a system holds what was sent, in whatever writing its column has: a phone by its digits, a number by its value
 * (`68.5` in a column of two decimals is `68.50`), a text without the blanks that a column of fixed length adds.
 */
export function isAsSent({ type }: Pick<FieldMap, "type">, after: Value, wanted: Value): boolean {
  if (isSame(after, wanted)) return true;
  if (after === null || wanted === null) return false;
  if (type === "number") {
    const number = plainNumber(after);
    return number !== undefined && number === plainNumber(wanted);
  }
  if (typeof after !== "string" || typeof wanted !== "string") return false;
  return type === "phone" ? phoneDigits(after) === phoneDigits(wanted) : after.trim() === wanted;
}

/** A number in one writing, exact whatever its length. */
function plainNumber(value: Value): string | undefined {
  const parts = /^([+-]?)0*(\d*?)(?:\.(\d*?)0*)?$/.exec(String(value).trim());
  if (parts === null) return undefined;
  const [, sign, whole = "", rest = ""] = parts;
  const digits = `${whole === "" ? "0" : whole}.${rest}`;
  return sign === "-" && digits !== "0." ? `-${digits}` : digits;
}
