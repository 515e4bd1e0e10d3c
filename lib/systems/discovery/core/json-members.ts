import type { ColumnDescription, TypeFamily } from "./description.ts";

/** A member of the JSON values of a column, written as a data map writes it: `data -> contact -> email`. */
export type JsonMember = { readonly column: ColumnDescription; readonly values: readonly string[] };

const deepest = 4;
const mostMembers = 40;
const fewestValues = 3;
/** A key counts as structure from this share of the values on: what stands in few of them may itself be somebody's name. */
const usual = 0.5;
const key = /^[\p{L}_][\p{L}\p{M}\d_-]{0,39}$/u;

/**
 * The members that the JSON values of a column usually have, each like a column of its own. Keys are only taken for structure,
 * never for a value: those that are no plain word, or stand in less than half of the values, are left out.
 */
export function jsonMembers(
  column: ColumnDescription,
  values: readonly string[],
): readonly JsonMember[] {
  const parsed = values.map(objectOf).filter((one) => one !== undefined);
  if (parsed.length < fewestValues) return [];
  const found = new Map<string, (string | number | boolean)[]>();
  const seen = new Map<string, number>();
  for (const one of parsed) collect(one, [], found, seen);
  return [...found]
    .filter(([path]) => (seen.get(path) ?? 0) >= Math.max(fewestValues, parsed.length * usual))
    .slice(0, mostMembers)
    .map(([path, leaves]) => ({
      column: {
        name: `${column.name.includes("->") ? JSON.stringify(column.name) : column.name} -> ${path}`,
        type: column.type,
        family: familyOf(leaves),
        nullable: true,
        readable: column.readable,
      },
      values: leaves.map(String),
    }));
}

/** Under which name a member is judged: its last two keys say what it is. */
export function memberName(path: string): string {
  return path.split(" -> ").slice(1).slice(-2).join("_");
}

function objectOf(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function collect(
  value: Readonly<Record<string, unknown>>,
  path: readonly string[],
  found: Map<string, (string | number | boolean)[]>,
  seen: Map<string, number>,
): void {
  for (const [name, member] of Object.entries(value)) {
    if (!key.test(name) || path.length >= deepest) continue;
    const here = [...path, name];
    if (isObject(member)) {
      collect(member, here, found, seen);
      continue;
    }
    const isLeaf = ["string", "number", "boolean"].includes(typeof member);
    if (!isLeaf && member !== null) continue;
    const at = here.join(" -> ");
    seen.set(at, (seen.get(at) ?? 0) + 1);
    const leaves = found.get(at) ?? [];
    found.set(at, leaves);
    if (typeof member === "string" || typeof member === "number" || typeof member === "boolean")
      leaves.push(member);
  }
}

function familyOf(leaves: readonly (string | number | boolean)[]): TypeFamily {
  if (leaves.length > 0 && leaves.every((one) => typeof one === "boolean")) return "boolean";
  if (leaves.length === 0 || !leaves.every((one) => typeof one === "number")) return "text";
  return leaves.every((one) => Number.isInteger(one)) ? "integer" : "decimal";
}
