import type { CollectionMap, ErasureRule, FieldMap, Rewrite, SystemMap } from "../data-map.ts";
import type { Finding, NodePath } from "../finding.ts";
import { declaredColumns } from "./check-columns.ts";
import { inSystems } from "./walk.ts";

type Type = FieldMap["type"];

/** Of which types a value can be computed so; JSON is a field of text. */
const fitting = {
  pseudonym: ["text", "name", "email", "phone", "code"],
  redact: ["text"],
  city: ["text"],
  period: ["date", "time", "text", "number"],
} as const satisfies Record<string, readonly Type[]>;

/** What a rule makes of old values, for whom, and what it keeps, is possible with this collection. */
export function checkRewrites(
  rule: ErasureRule,
  own: CollectionMap,
  path: NodePath,
): readonly Finding[] {
  return [
    ...checkRoles(rule, own, path),
    ...checkKeeps(rule, own, path),
    ...checkOverlaps(rule, path),
    ...Object.entries(rule.set ?? {}).flatMap(([column, rewrite]) =>
      checkType(own, column, rewrite, [...path, "set", column]),
    ),
  ];
}

function checkRoles({ as }: ErasureRule, own: CollectionMap, path: NodePath): readonly Finding[] {
  const roles = own.find.flatMap((rule) => (rule.as === undefined ? [] : [rule.as]));
  const wanted = as === undefined ? [] : typeof as === "string" ? [as] : as;
  const unknown = wanted.find((role) => !roles.includes(role));
  if (unknown === undefined) return [];
  const message = `The rule asks for "${unknown}", but nobody is found in "${own.id}" as that: name it in find.`;
  return [inSystems("unknown-role", [...path, "as"], message)];
}

function checkKeeps(
  { keeps, act }: ErasureRule,
  own: CollectionMap,
  path: NodePath,
): readonly Finding[] {
  if (keeps === undefined) return [];
  const at = [...path, "keeps"];
  if (act !== "restrict") {
    const message = `keeps belongs to "restrict": "${act}" stores nothing by law.`;
    return [inSystems("keeps-without-restrict", at, message)];
  }
  const unknown = keeps.find((id) => !Object.hasOwn(own.fields, id));
  if (unknown === undefined) return [];
  const message = `keeps names "${unknown}", which is no field of "${own.id}".`;
  return [inSystems("unknown-kept-field", at, message)];
}

/** A column cannot be written twice at once: as a whole, and somewhere inside it. */
function checkOverlaps({ set = {} }: ErasureRule, path: NodePath): readonly Finding[] {
  const columns = Object.keys(set);
  const inner = columns.find((one) =>
    columns.some(
      (other) => other !== one && new RegExp(`^${RegExp.escape(other)}\\s*->`).test(one),
    ),
  );
  if (inner === undefined) return [];
  const message = `"${inner}" lies inside a column that the same rule writes as a whole: one of them is enough.`;
  return [inSystems("set-overlaps", [...path, "set", inner], message)];
}

function checkType(
  own: CollectionMap,
  column: string,
  rewrite: Rewrite,
  path: NodePath,
): readonly Finding[] {
  if (rewrite === null || typeof rewrite !== "object") return [];
  const how =
    "generalise" in rewrite
      ? rewrite.generalise === "city"
        ? "city"
        : "period"
      : "redact" in rewrite
        ? "redact"
        : "pseudonym";
  const types: readonly Type[] = fitting[how];
  const field = Object.entries(own.fields).find(([, one]) => one.column === column);
  if (field === undefined || types.includes(field[1].type)) return [];
  const asked = "generalise" in rewrite ? `generalise: ${rewrite.generalise}` : `${how}: true`;
  const message = `${asked} fits ${types.join(", ")}; the field "${field[0]}" is ${field[1].type}.`;
  return [inSystems("rewrite-type", path, message)];
}

/** A restriction is used by some rule, and where it moves to can hold what is stored. */
export function checkRestriction(
  own: CollectionMap,
  { collections }: SystemMap,
  path: NodePath,
): readonly Finding[] {
  const { restriction } = own;
  if (restriction === undefined) return [];
  const at = [...path, "restriction"];
  const rules = own.erasure.filter(({ act }) => act === "restrict");
  if (rules.length === 0) {
    const message = `No erasure rule of "${own.id}" restricts, so this has no effect.`;
    return [inSystems("restriction-unused", at, message)];
  }
  if ("set" in restriction) {
    const unknown = [...Object.keys(restriction.set), ...Object.keys(restriction.release)].find(
      (column) => !declaredColumns(own).has(column),
    );
    if (unknown === undefined) return [];
    const message = `The column "${unknown}" is declared nowhere in "${own.id}": add it to fields or columns.`;
    return [inSystems("unknown-column", at, message)];
  }
  return "move" in restriction
    ? checkMove(own, collections, { to: restriction.move, rules, at: [...at, "move"] })
    : [];
}

function checkMove(
  own: CollectionMap,
  collections: readonly CollectionMap[],
  about: { readonly to: string; readonly rules: readonly ErasureRule[]; readonly at: NodePath },
): readonly Finding[] {
  const { to, rules, at } = about;
  const target = collections.find(({ id }) => id === to && id !== own.id);
  if (target === undefined) {
    const message = `No other collection "${to}" of this system stands here to move records to.`;
    return [inSystems("unknown-move", at, message)];
  }
  const kept = rules.flatMap(({ keeps = Object.keys(own.fields) }) =>
    keeps.flatMap((id) => own.fields[id]?.column ?? []),
  );
  const there = declaredColumns(target);
  const missing = [...own.key, ...kept].find((column) => !there.has(column));
  if (missing !== undefined) {
    const message = `"${to}" has no column "${missing}", which must be stored: declare it there, or leave it out of keeps.`;
    return [inSystems("move-loses", at, message)];
  }
  if (JSON.stringify(target.key) === JSON.stringify(own.key)) return [];
  const message = `"${to}" must have the key of "${own.id}", so that each record is found again.`;
  return [inSystems("move-key", at, message)];
}
