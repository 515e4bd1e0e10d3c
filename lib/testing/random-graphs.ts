import fc from "fast-check";
import { columnList, type SystemMap } from "#lib/operator/core/data-map.ts";
import type { StoredRecord, Values, VerifiedIdentifier } from "#lib/systems/ports.ts";
import { mapOf, type Rows } from "./memory-systems.ts";

/** Systems of one service with any ways between their collections, circles and ways to nowhere among them. */
export type Graph = { readonly maps: readonly SystemMap[]; readonly rows: Rows };

const places = ["a/x", "a/y", "b/x", "b/y", "c/x"];
const column = fc.constantFrom("k", "l", "m");
const role = fc.option(fc.constantFrom("sender", "recipient"), { nil: undefined });
const value = fc.option(fc.nat(7), { freq: 4 });

const way = fc
  .record({
    ...{ from: fc.constantFrom(...places), theirs: column, column, more: fc.boolean() },
    ...{ as: role, of: role },
  })
  .map(({ from, theirs, column: own, more, as, of }) => ({
    via: from,
    theirs: more ? [theirs, "n"] : theirs,
    column: more ? [own, "n"] : own,
    ...(as === undefined ? {} : { as }),
    ...(of === undefined ? {} : { of }),
  }));

const row = fc.record({
  ...{ k: value, l: value, m: value, n: fc.nat(1) },
  email: fc.constantFrom("a@example.com", "b@example.com", null, null),
  phone: fc.constantFrom("+77000000017", "+77000000018", null, null),
});

/** Any small graph; every collection has an identifier of its own, found by or not. */
export const graphs = fc
  .tuple(
    ...places.map(() => fc.record({ ways: fc.array(way, { maxLength: 3 }), as: role })),
    fc.array(fc.array(row, { maxLength: 9 }), { minLength: 5, maxLength: 5 }),
  )
  .map((drawn): Graph => {
    const all = drawn.at(-1) as readonly (readonly Values[])[];
    const rows = Object.fromEntries(
      places.map((place, index) => [place, (all[index] ?? []).map((one, id) => ({ id, ...one }))]),
    );
    const found = drawn.slice(0, -1) as readonly { ways: readonly unknown[]; as?: string }[];
    const maps = ["a", "b", "c"].map((system) =>
      mapOf(
        system,
        Object.fromEntries(
          places.flatMap((place, index) => {
            const { ways = [], as } = found[index] ?? {};
            const direct = ["email", "phone"].map((by) => ({ by, column: by, as }));
            const [owner, id] = place.split("/");
            return owner === system && id !== undefined ? [[id, [...direct, ...ways]]] : [];
          }),
        ),
      ),
    );
    return { maps, rows };
  });

type Roles = Map<string, Set<string>>;

function isAs(found: Roles, name: string, of: string | readonly string[]): boolean {
  return [of].flat().some((role) => found.get(name)?.has(role));
}

/** What should be found, worked out the slow way: all rows again and again, until nothing changes. */
export function expected({ maps, rows }: Graph, proven: readonly VerifiedIdentifier[]) {
  const ways = maps.flatMap(({ id, collections }) =>
    collections.flatMap((one) => one.find.map((rule) => ({ rule, to: `${id}/${one.id}` }))),
  );
  const closure = (isSeed: (values: Values, by: string) => boolean): Roles => {
    const found: Roles = new Map();
    for (let size = -1, now = 0; size !== now;) {
      size = now;
      for (const { rule, to } of ways) {
        for (const target of rows[to] ?? []) {
          const leads = (source: Values, id: string): boolean =>
            "via" in rule &&
            found.has(`${id}#${source.id}`) &&
            (rule.of === undefined || isAs(found, `${id}#${source.id}`, rule.of)) &&
            columnList(rule.theirs).every((name, index) => {
              const held = source[name] ?? null;
              return held !== null && held === target[columnList(rule.column)[index] ?? ""];
            });
          const isFound =
            "by" in rule
              ? isSeed(target, rule.by)
              : rows[rule.via]?.some((one) => leads(one, rule.via));
          if (isFound !== true) continue;
          const name = `${to}#${target.id}`;
          const roles = found.get(name) ?? new Set<string>();
          found.set(name, rule.as === undefined ? roles : roles.add(rule.as));
        }
      }
      now = [...found.values()].reduce((sum, roles) => sum + 1 + roles.size, 0);
    }
    return found;
  };
  const holds = (values: Values, kind: string): boolean =>
    proven.some((one) => one.kind === kind && one.value === values[kind]);
  const isAnother = (values: Values): boolean =>
    values.email !== null && proven.some(({ kind }) => kind === "email") && !holds(values, "email");
  const shown = closure((values, by) => holds(values, by) && !isAnother(values));
  const review = closure((values, by) => holds(values, by) && isAnother(values));
  for (const name of shown.keys()) review.delete(name);
  return { shown: named(shown), underReview: review.size };
}

/** Rows with their roles, in one order. */
function named(found: Roles): readonly string[] {
  return [...found].map(([name, roles]) => [name, ...[...roles].sort()].join(" ")).sort();
}

/** Found records in the words of `expected`. */
export function nameOf(place: string, { values, as = [] }: StoredRecord): string {
  return [`${place}#${values.id}`, ...as].join(" ");
}
