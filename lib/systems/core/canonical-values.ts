import type { Value } from "../ports.ts";

/**
 * Values in canonical JSON (RFC 8785), written fast: a million records pass through here. Unlike `canonicalJson` it takes a half
 * surrogate, which a system may hold, and writes it as an escape.
 */
export function canonicalValues(values: Readonly<Record<string, Value>>): string {
  let text = "{";
  for (const key of Object.keys(values).sort()) {
    text += `${text === "{" ? "" : ","}${JSON.stringify(key)}:${JSON.stringify(values[key] ?? null)}`;
  }
  return `${text}}`;
}
