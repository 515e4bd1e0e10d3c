import type { TableAssessment } from "./core/assessment.ts";
import { type Kind, kinds, nameKinds } from "./core/kinds.ts";

/** What is true of a database, known otherwise: which tables hold people, what each column is; a `link` leads to another table. */
export type Truth = {
  readonly people: ReadonlySet<string>;
  readonly columns: readonly {
    readonly table: string;
    readonly column: string;
    readonly is: "personal" | "link" | "neither";
    /** The kind, where it is known; only those are compared. */
    readonly kind?: string;
  }[];
};

/** Found rightly, found wrongly, missed. */
export type Count = { readonly right: number; readonly wrong: number; readonly missed: number };
export type Measure = Readonly<Record<"personal" | "kinds" | "people" | "links", Count>> & {
  /** `table.column` or `table`, and how it differs: for whoever reads the figure. */
  readonly differences: readonly string[];
};

/** Compares what was found with what is true. Kinds are compared where either says one of `comparedKinds`. */
export function measure(
  found: readonly TableAssessment[],
  truth: Truth,
  comparedKinds: ReadonlySet<string>,
): Measure {
  const differences: string[] = [];
  const compare = (what: string, pairs: readonly Pair[]): Count => {
    const wrong = pairs.filter((one) => one.found && !one.is);
    const missed = pairs.filter((one) => !one.found && one.is);
    differences.push(
      ...wrong.map(({ place }) => `${what} + ${place}`),
      ...missed.map(({ place }) => `${what} - ${place}`),
    );
    return {
      right: pairs.filter((one) => one.found && one.is).length,
      wrong: wrong.length,
      missed: missed.length,
    };
  };
  const columns = truth.columns.map((one) => {
    const assessed = found
      .find(({ table }) => table.id === one.table)
      ?.columns.find(({ column }) => column.name === one.column);
    return { ...one, assessed, place: `${one.table}.${one.column}` };
  });
  return {
    personal: compare(
      "personal",
      columns.map(({ place, is, assessed }) => ({
        place,
        is: is === "personal",
        found: assessed?.personal === true,
      })),
    ),
    links: compare(
      "link",
      columns.map(({ place, is, assessed }) => ({
        place,
        is: is === "link",
        found: assessed?.link !== undefined || assessed?.reference !== undefined,
      })),
    ),
    people: compare(
      "person",
      found.map(({ table, role }) => ({
        place: table.id,
        is: truth.people.has(table.id),
        found: role === "person",
      })),
    ),
    kinds: compare(
      "kind",
      columns.flatMap(({ place, kind, assessed }) => {
        const said = assessed?.finding.kind ?? "nothing";
        const isSaid = comparedKinds.has(said);
        const isTrue = kind !== undefined && comparedKinds.has(kind);
        if (isSame(said, kind)) return isTrue ? [{ place, is: true, found: true }] : [];
        return [
          ...(isSaid ? [{ place: `${place}: ${said}`, is: false, found: true }] : []),
          ...(isTrue ? [{ place: `${place}: ${kind}, not ${said}`, is: true, found: false }] : []),
        ];
      }),
    ),
    differences,
  };
}

type Pair = { readonly place: string; readonly is: boolean; readonly found: boolean };

/** A map knows names only as names, whole or in part. */
function isSame(said: string, kind: string | undefined): boolean {
  const parts: ReadonlySet<string> = nameKinds;
  return said === kind || (kind === "name" && parts.has(said));
}

export function sumOf(counts: readonly Count[]): Count {
  return counts.reduce(
    (sum, one) => ({
      right: sum.right + one.right,
      wrong: sum.wrong + one.wrong,
      missed: sum.missed + one.missed,
    }),
    { right: 0, wrong: 0, missed: 0 },
  );
}

/** Of what was found, the share that is so. */
export function precision({ right, wrong }: Count): number {
  return right + wrong === 0 ? 1 : right / (right + wrong);
}

/** Of what is so, the share that was found. */
export function recall({ right, missed }: Count): number {
  return right + missed === 0 ? 1 : right / (right + missed);
}

/** The kinds that a data map can name, and so the ones a map can be compared by. */
export const mappedKinds: ReadonlySet<string> = new Set(["email", "phone", "name", ...nameKinds]);

const general: ReadonlySet<string> = new Set<Kind>([
  ...(["nothing", "code", "money", "act-time", "bookkeeping", "key", "person-key"] as const),
  ...(["free-text", "names-people", "customer-number", "organisation-name"] as const),
  ...(["consent", "file"] as const),
]);

/** The kinds that are somebody's or something's mark: what a hand-made truth is compared by. */
export const telling: ReadonlySet<string> = new Set(
  Object.keys(kinds).filter((kind) => !general.has(kind)),
);
