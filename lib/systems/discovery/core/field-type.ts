import type { ColumnAssessment } from "./assessment.ts";
import { nameKinds } from "./kinds.ts";
import { scalar } from "./yaml-scalar.ts";

const listedMost = 40;

/** The type of a field in a map, and the lines that this type needs beside it. `columns`: all of the table. */
export function fieldTypeOf(
  { column, finding }: ColumnAssessment,
  columns: readonly string[],
): { readonly type: string; readonly more: readonly string[] } {
  const { family, allowed, type } = column;
  const { kind } = finding;
  const plain = (word: string) => ({ type: word, more: [] });
  if (type.endsWith("[]")) return plain("text");
  if (nameKinds.has(kind)) return plain("name");
  if (kind === "email" || kind === "phone") return plain(kind);
  if (family === "date" || family === "boolean") return plain(family);
  if (family === "time") return plain(/^time\b(?!stamp)/.test(type) ? "text" : "time");
  if (allowed !== undefined && allowed.length <= listedMost)
    return { type: "code", more: valuesYaml(allowed) };
  if (family !== "integer" && family !== "decimal") return plain("text");
  if (kind === "money") {
    const currency =
      columns.find((name) => /curren|valiut|valyut|валют/i.test(name)) ?? "to-be-supplied";
    return { type: "money", more: [`currency: ${scalar(currency)}`] };
  }
  // A year is no amount: as a number it would be shown as 1 990.
  return plain(["nothing", "code", "latitude", "longitude"].includes(kind) ? "number" : "text");
}

/** What each value that the schema lists is called: only the operator knows. */
function valuesYaml(allowed: readonly string[]): readonly string[] {
  const lines = allowed.map((value) => {
    const words = JSON.stringify(`to be supplied: what the value ${value} means`);
    return `  ${JSON.stringify(value)}: { kk: ${words}, ru: ${words}, en: ${words} }`;
  });
  return ["values:", ...lines];
}
