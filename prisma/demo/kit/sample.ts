import { Days } from "./days.ts";
import { fill, isFilled, type Row } from "./fill.ts";
import { type PrepareOptions, type ProvisionedSystems, provisionSystems } from "./provision.ts";
import { Random } from "./random.ts";
import { Sheet } from "./sheet.ts";

/** The tables of each system, parents before children; the first table of each is where its people stand. */
type Tables = Readonly<Record<string, readonly [string, ...string[]]>>;
/** An empty sheet for each system. */
export type Sheets<T extends Tables> = { readonly [Id in keyof T]: Sheet<T[Id][number]> };

/** What is particular about the sample systems of an operator. */
export type SampleDefinition<T extends Tables> = {
  readonly operator: string;
  /** Where `<system>.sql` and `<system>-grants.sql` stand. */
  readonly folder: string;
  readonly tables: T;
  /** Further variables that the pack names: who answers for what is kept by hand. */
  readonly variables?: Readonly<Record<string, string>>;
  /** Lays all rows: the same each time for the same `days.now`. */
  lay(sheets: Sheets<T>, random: Random, days: Days): void;
};

/** The sample systems of one operator: how they are made, and filled anew. */
export type Sample<Id extends string> = {
  readonly operator: string;
  readonly tables: Readonly<Record<Id, readonly [string, ...string[]]>>;
  /** Makes them and fills them when they hold nobody; what people did in them since is kept. */
  readonly prepare: (options: PrepareOptions) => Promise<ProvisionedSystems<Id>>;
  /** Puts all rows back as they were at first. */
  readonly seed: (systems: ProvisionedSystems<Id>, now: Temporal.Instant) => Promise<void>;
};

/** Any number; another one gives other people. */
const chance = 20_261_122;

/** The sample systems of an operator, as databases `jeke_sample_<operator>_<system>`. */
export function defineSample<const T extends Tables>(
  definition: SampleDefinition<T>,
): Sample<keyof T & string> {
  type Id = keyof T & string;
  const { operator, folder, tables } = definition;
  const ids: readonly Id[] = Object.keys(tables);
  const systems = ids.map((id) => ({
    id,
    database: `jeke_sample_${operator}_${id}`.replaceAll("-", "_"),
  }));
  const seed = async (made: ProvisionedSystems<Id>, now: Temporal.Instant) => {
    const sheets = Object.fromEntries(ids.map((id) => [id, new Sheet(tables[id] ?? [])]));
    definition.lay(sheets as Sheets<T>, new Random(chance), new Days(now));
    // The first system last: whoever finds it filled may trust that the others are.
    for (const id of ids.toReversed()) {
      const sheet: Sheet<string> | undefined = sheets[id];
      const rows = sheet?.tables.map((table): [string, Row[]] => [table, sheet.of(table)]) ?? [];
      await fill(made.ownerUrl(id), sheet?.tables ?? [], Object.fromEntries(rows));
    }
  };
  return {
    operator,
    tables,
    seed,
    prepare: async (options) => {
      const provisioned = await provisionSystems({ folder, systems }, options);
      const variables = { ...provisioned.variables, ...definition.variables };
      const made = { ...provisioned, variables };
      // Asked of the rows, not of `created`: a start that was killed between the two must not leave empty systems for ever.
      const [first] = ids;
      const people = first === undefined ? undefined : tables[first]?.[0];
      if (first === undefined || people === undefined) return made;
      if (!(await isFilled(made.ownerUrl(first), people))) await seed(made, options.now);
      return made;
    },
  };
}
