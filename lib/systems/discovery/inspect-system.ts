import type { SystemMap } from "#lib/operator/core/data-map.ts";
import { packSecret } from "#lib/platform/env.ts";
import type { Catalogue } from "./catalogue.ts";
import { catalogueKinds } from "./catalogues.ts";
import { type TooWide, findTooWide } from "./core/too-wide.ts";
import { type Unmapped, type Unused, findUnmapped } from "./core/unmapped.ts";
import { studySchema } from "./study.ts";

/** What a system holds and allows beyond its map. */
export type Beyond = {
  readonly unmapped: readonly Unmapped[];
  readonly unused: readonly Unused[];
  readonly tooWide: readonly (TooWide & { readonly role: "url" | "eraseUrl" })[];
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
        : await ofEraser(kind.open(addressOf(system.eraseUrl)), system);
    return {
      ...findUnmapped(tables, system),
      tooWide: [...own.map((one) => ({ ...one, role: "url" as const })), ...other],
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
