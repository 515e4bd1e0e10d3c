import { packFolder } from "#lib/operator/current.ts";
import type { CollectionMap, SystemMap } from "#lib/operator/core/data-map.ts";
import { loadPack } from "#lib/operator/load.ts";
import { urlWith } from "#lib/platform/provision.ts";
import { postgresCatalogue } from "#lib/systems/connectors/postgres/catalogue.ts";
import type { SchemaDescription } from "#lib/systems/discovery/core/description.ts";
import {
  type Count,
  type Measure,
  type Truth,
  mappedKinds,
  measure,
  precision,
  recall,
  sumOf,
} from "#lib/systems/discovery/measure.ts";
import { studySchema } from "#lib/systems/discovery/study.ts";
import { sampleOperators, sampleSystemsOf } from "../supervisor/samples.ts";

/** How well one sample database was understood, its map hidden. */
export type Figure = { readonly operator: string; readonly system: string } & Measure;

/** What is hidden besides the map: the foreign keys too, so that links must be guessed. */
type Hidden = "map" | "map and keys";

/**
 * Runs discovery over every sample database and compares with the operator's map: columns of fields and those by which people
 * are found are personal, columns of links are links, `person: true` are people. As a superuser, so that tables that no
 * map names must be told apart too.
 */
export async function measureDiscovery(
  superUrl: string,
  hidden: Hidden,
  suffix?: string,
): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  const now = Temporal.Now.instant();
  for (const operator of sampleOperators()) {
    const pack = loadPack(packFolder(operator));
    if (pack.outcome !== "loaded") throw new Error(`The pack ${operator} does not hold.`);
    const samples = await sampleSystemsOf(operator);
    const options = { superUrl, secret: "test", now };
    const { variables } = await samples.prepareSampleSystems(
      suffix === undefined ? options : { ...options, suffix },
    );
    for (const system of pack.operator.systems) {
      const url = variables[/\$\{(.+)\}/.exec(system.url ?? "")?.[1] ?? ""];
      if (url === undefined) continue;
      const database = decodeURIComponent(new URL(url).pathname.slice(1));
      const found = await measureSystem(urlWith(superUrl, { database }), system, hidden);
      figures.push({ operator, system: system.id, ...found });
    }
  }
  return figures;
}

async function measureSystem(url: string, system: SystemMap, hidden: Hidden): Promise<Measure> {
  const catalogue = postgresCatalogue(url);
  try {
    const schema = await catalogue.describe();
    const shown = hidden === "map" ? schema : withoutKeys(schema);
    const { tables } = await studySchema(catalogue, shown, Temporal.Now.plainDateISO("UTC").year);
    return measure(tables, truthOf(system, schema), mappedKinds);
  } finally {
    await catalogue.close();
  }
}

function withoutKeys(schema: SchemaDescription): SchemaDescription {
  return { ...schema, tables: schema.tables.map((table) => ({ ...table, foreignKeys: [] })) };
}

function truthOf(system: SystemMap, schema: SchemaDescription): Truth {
  const columns = schema.tables.flatMap((table) => {
    const maps = system.collections.filter((one) => one.table === table.id);
    const declared = new Set(table.foreignKeys.flatMap((key) => key.columns));
    return table.columns.map(({ name }) => {
      const kind = kindOf(maps, name);
      const is: Truth["columns"][number]["is"] = isLink(maps, name, declared)
        ? "link"
        : isShown(maps, name)
          ? "personal"
          : "neither";
      return { table: table.id, column: name, is, ...(kind === undefined ? {} : { kind }) };
    });
  });
  const people = system.collections.filter(({ person }) => person).map(({ table }) => table);
  return { people: new Set(people), columns };
}

function isShown(maps: readonly CollectionMap[], name: string): boolean {
  return maps.some(
    ({ fields, find }) =>
      Object.values(fields).some(({ column }) => column === name) ||
      find.some((rule) => "by" in rule && rule.column === name),
  );
}

/** What rows are found by, and whatever the map reads besides that points to another table. */
function isLink(
  maps: readonly CollectionMap[],
  name: string,
  declared: ReadonlySet<string>,
): boolean {
  return maps.some(
    ({ find, columns }) =>
      find.some((rule) => "via" in rule && [rule.column].flat().includes(name)) ||
      (columns.includes(name) && declared.has(name)),
  );
}

/** The map's own word for a column: its type, or by what it finds people. */
function kindOf(maps: readonly CollectionMap[], name: string): string | undefined {
  const words = maps.flatMap(({ fields, find }) => [
    ...Object.values(fields).flatMap(({ column, type }) => (column === name ? [type] : [])),
    ...find.flatMap((rule) => ("by" in rule && rule.column === name ? [rule.by] : [])),
  ]);
  return words.find((word) => mappedKinds.has(word));
}

const measured = ["personal", "kinds", "people", "links"] as const;

/** The figures as a table: precision and recall of each database, and over all of them. */
export function discoveryTable(figures: readonly Figure[]): string {
  const cells = (counts: readonly Count[]) => {
    const sum = sumOf(counts);
    const shares = [precision(sum), recall(sum)].map((share) => share.toFixed(3)).join(" / ");
    return `${shares} (${sum.right})`.padEnd(20);
  };
  const line = (name: string, some: readonly Figure[]) =>
    `${name.padEnd(28)}${measured.map((what) => cells(some.map((one) => one[what]))).join("")}`;
  return [
    "precision / recall (right)  personal columns    names, mail, phone  tables of people    links",
    ...figures.map((one) => line(`${one.operator} ${one.system}`, [one])),
    line("all", figures),
  ].join("\n");
}

/** The row for the table of `npm run test:heavy`. */
export function discoveryRow(
  figures: readonly Figure[],
  more = "",
): {
  readonly target: string;
  readonly measured: string;
  readonly met: boolean;
} {
  const sums = measured.map((what) => [what, sumOf(figures.map((one) => one[what]))] as const);
  const shares = sums.map(
    ([what, sum]) => `${what} ${precision(sum).toFixed(3)} / ${recall(sum).toFixed(3)}`,
  );
  const met = sums.every(([, sum]) => precision(sum) >= 0.9 && recall(sum) >= 0.9);
  return {
    target: `discover on the databases of five operators, maps ${more}hidden: precision / recall at least 0.9`,
    measured: shares.join(", "),
    met,
  };
}
