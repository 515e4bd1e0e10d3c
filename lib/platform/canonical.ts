import type { Json } from "#lib/kernel/context.ts";

/**
 * Canonical JSON after RFC 8785: no white space, keys in the order of their UTF-16 code units, numbers as
 * ECMAScript prints them. The same value always gives the same text, so texts can be hashed and signed.
 * Refuses what JSON cannot say exactly: undefined, NaN, infinities, bigint, half surrogates, class instances.
 *
 * @example canonicalJson({ b: 1, a: [true, "ә"] }) // {"a":[true,"ә"],"b":1}
 */
export function canonicalJson(value: Json): string {
  return write(value, "");
}

function write(value: unknown, path: string): string {
  if (value === null || typeof value === "boolean") return String(value);
  if (typeof value === "number" && Number.isFinite(value)) return JSON.stringify(value);
  if (typeof value === "string" && value.isWellFormed()) return JSON.stringify(value);
  if (Array.isArray(value)) {
    return `[${value.map((item, index) => write(item, `${path}[${index}]`)).join(",")}]`;
  }
  if (isPlainObject(value)) {
    const members = Object.keys(value)
      .sort()
      .map((key) => `${write(key, path)}:${write(value[key], `${path}.${key}`)}`);
    return `{${members.join(",")}}`;
  }
  throw new TypeError(`Canonical JSON cannot hold what stands at "${path}".`);
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
