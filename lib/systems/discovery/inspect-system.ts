import type { SystemMap } from "#lib/operator/core/data-map.ts";
import { packSecret } from "#lib/platform/env.ts";
import { SystemFailure } from "../ports.ts";
import type { Catalogue } from "./catalogue.ts";
import { catalogueKinds } from "./catalogues.ts";
import { type TooWide, findTooWide } from "./core/too-wide.ts";
import { type Unmapped, type Unused, findUnmapped, tableKey } from "./core/unmapped.ts";
import { studySchema } from "./study.ts";

/** What a system holds and allows beyond its map. */
export type Beyond = {
  readonly unmapped: readonly Unmapped[];
  readonly unused: readonly Unused[];
  readonly tooWide: readonly (TooWide & { readonly role: "url" | "eraseUrl" })[];
  /** Tables of restricted rows that the everyday role reads whole. */
  readonly inSight: readonly string[];
};

/**
 * Looks at a whole system past its map: what looks personal and stands nowhere in it, and what the portal's roles may do beyond
 * it. Undefined for a kind of system that cannot be asked what it looks like. Values are judged and forgotten (study.ts).
 *
 * @throws SystemFailure when the system gives no answer.
 */
export async function inspectSystem(system: SystemMap, year: number): Promise<Beyond | undefined> {
  const kind = Object.hasOwn(catalogueKinds, system.kind) ? catalogueKinds[system.kind] : undefined;
  if (kind === undefined) return undefined;
  return withCatalogue(kind.open(addressOf(system.url)), async (catalogue) => {
    const schema = await catalogue.describe();
    const { tables } = await studySchema(catalogue, schema, year);
    const use = system.eraseUrl === undefined ? "both" : "reads";
    const own = findTooWide(await catalogue.rights(), schema.tables, system, use);
    const other =
      system.eraseUrl === undefined
        ? []
        : await named("eraseUrl", () => ofEraser(kind.open(addressOf(system.eraseUrl)), system));
    const inSight =
      system.ordinaryUrl === undefined
        ? []
        : await named("ordinaryUrl", () =>
            seenBy(kind.open(addressOf(system.ordinaryUrl)), system),
          );
    return {
      ...findUnmapped(tables, system),
      tooWide: [...own.map((one) => ({ ...one, role: "url" as const })), ...other],
      inSight,
    };
  });
}

async function ofEraser(catalogue: Catalogue, system: SystemMap): Promise<Beyond["tooWide"]> {
  return withCatalogue(catalogue, async () => {
    const { tables } = await catalogue.describe();
    const found = findTooWide(await catalogue.rights(), tables, system, "erases");
    return found.map((one) => ({ ...one, role: "eraseUrl" as const }));
  });
}

/** The tables of restricted rows that the everyday role can read, with no rule of the database that could hide any. */
async function seenBy(catalogue: Catalogue, { collections }: SystemMap): Promise<string[]> {
  return withCatalogue(catalogue, async () => {
    const { tables } = await catalogue.describe();
    const seen = new Set(
      tables
        .filter(({ columns }) => columns.some(({ readable }) => readable))
        .map(({ id }) => tableKey(id)),
    );
    const rights = await catalogue.rights();
    const ruled = new Set(
      rights.tables.flatMap(({ table, hasRowRule }) => (hasRowRule ? [tableKey(table)] : [])),
    );
    const targets = new Set(
      collections.flatMap(({ id, restriction = {} }) => [
        ...("move" in restriction ? [restriction.move] : []),
        // A flag hides nothing by itself: a rule of the database must, or the portal waits for it in vain.
        ...("set" in restriction ? [id] : []),
      ]),
    );
    return collections.flatMap(({ id, table }) => {
      const name = tableKey(table);
      return targets.has(id) && seen.has(name) && !ruled.has(name) ? [table] : [];
    });
  });
}

/** A failure that says of which role of the system it speaks. */
async function named<T>(role: "eraseUrl" | "ordinaryUrl", work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof SystemFailure)) throw error;
    const known = error.cause instanceof Error ? `${error.cause.message}, ` : "";
    throw new SystemFailure(error.code, { cause: new Error(`${known}the role of ${role}`) });
  }
}

async function withCatalogue<T>(
  catalogue: Catalogue,
  work: (catalogue: Catalogue) => Promise<T>,
): Promise<T> {
  try {
    return await work(catalogue);
  } finally {
    await catalogue.close();
  }
}

/** The caller has seen to it that the variables are set. */
function addressOf(url: string | undefined): string {
  return (url ?? "").replace(
    /\$\{([A-Za-z_][A-Za-z0-9_]*)\}/g,
    (_, name: string) => packSecret(name) ?? "",
  );
}
