import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import type { DiffTarget, MigrationList, SchemaContainer } from "@prisma/schema-engine-wasm";
import * as glue from "@prisma/schema-engine-wasm/schema_engine_bg";
import { MigrationAdapter } from "./migration-adapter.ts";

type Glue = { __wbg_set_wasm(exports: WebAssembly.Exports): void };

const prismaFolder = fileURLToPath(new URL("../../prisma", import.meta.url));
export const noFilters = { externalTables: [], externalEnums: [] };

let isLoaded = false;

/** Loads the engine by hand: importing `.wasm` as a module is still experimental and warns. */
function load(): void {
  if (isLoaded) return;
  // Not import.meta.resolve: vitest has none.
  const entry = createRequire(import.meta.url).resolve(
    "@prisma/schema-engine-wasm/schema_engine_bg",
  );
  const bytes = readFileSync(entry.replace(/\.js$/, ".wasm"));
  const compiled = new WebAssembly.Module(bytes);
  const { exports } = new WebAssembly.Instance(compiled, { "./schema_engine_bg.js": imports() });
  (glue as unknown as Glue).__wbg_set_wasm(exports);
  (exports["__wbindgen_start"] as () => void)();
  isLoaded = true;
}

/** The engine never clears its timer for the lock, which would keep a finished command waiting for 10 s. */
function imports(): WebAssembly.ModuleImports {
  const all = { ...glue } as unknown as Record<string, WebAssembly.ImportValue>;
  const name = Object.keys(all).find((key) => key.startsWith("__wbg_setTimeout_"));
  if (name !== undefined) {
    all[name] = (call: () => void, delayMs: number) => setTimeout(call, delayMs >>> 0).unref();
  }
  return all;
}

/** Prisma's schema engine on a database, closed after use. */
export async function withSchemaEngine<T>(
  { url, shadowAdminUrl }: { url: string; shadowAdminUrl?: string },
  work: (engine: glue.SchemaEngine) => Promise<T>,
): Promise<T> {
  load();
  const adapter = new MigrationAdapter(url, shadowAdminUrl);
  const bound = bindMigrationAwareSqlAdapterFactory(adapter);
  const datamodels = schemaFiles().map(({ path, content }): [string, string] => [path, content]);
  const engine = await glue.SchemaEngine.new({ datamodels }, () => undefined, bound);
  try {
    return await work(engine);
  } finally {
    engine.free();
    await adapter.close();
  }
}

/** `prisma/schema/*.prisma`. */
function schemaFiles(): SchemaContainer[] {
  const folder = join(prismaFolder, "schema");
  return readdirSync(folder)
    .filter((name) => name.endsWith(".prisma"))
    .sort()
    .map((name) => ({ path: name, content: readFileSync(join(folder, name), "utf8") }));
}

/** `prisma/migrations`, in Prisma's own format, so that `prisma migrate deploy` works as well. */
export function migrationList(folder = join(prismaFolder, "migrations")): MigrationList {
  const names = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
  return {
    baseDir: folder,
    lockfile: { path: "migration_lock.toml", content: 'provider = "postgresql"\n' },
    shadowDbInitScript: "",
    migrationDirectories: names.map((path) => ({
      path,
      migrationFile: {
        path: "migration.sql",
        content: { tag: "ok", value: readFileSync(join(folder, path, "migration.sql"), "utf8") },
      },
    })),
  };
}

/** The SQL that leads from one to the other; empty when they agree. */
export async function schemaDifference(
  on: { url: string; shadowAdminUrl?: string },
  from: "empty" | "database" | "migrations",
): Promise<string> {
  const files = schemaFiles();
  const targets = {
    empty: { tag: "empty" },
    database: { tag: "schemaDatasource", files, configDir: prismaFolder },
    migrations: { tag: "migrations", ...migrationList() },
  } satisfies Record<string, DiffTarget>;
  return withSchemaEngine(on, async (engine) => {
    const { exitCode, stdout } = await engine.diff({
      from: targets[from],
      to: { tag: "schemaDatamodel", files },
      script: true,
      exitCode: true,
      filters: noFilters,
    });
    return exitCode === 0 ? "" : (stdout ?? "different");
  });
}
