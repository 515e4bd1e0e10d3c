import path from "node:path";
import type { CollectionMap, SystemMap } from "#lib/operator/core/data-map.ts";
import { wantedColumns } from "../core/columns.ts";
import { finderOf, selectorColumns, soundSelectors } from "../core/found-by.ts";
import type { Declared, Difference, Inspection, Inspector } from "../core/inspection.ts";
import { newestFirst } from "../core/newest-first.ts";
import { logFailure } from "../failure-log.ts";
import {
  type Capabilities,
  type Connector,
  type Obligation,
  type Selection,
  type Selector,
  type StoredRecord,
  SystemFailure,
} from "../ports.ts";
import { satisfying } from "./conditions-in-memory.ts";
import { type FoundFile, csvFailure, filePattern, filesOf } from "./csv/files.ts";
import { headerOf, rowsOfFile } from "./csv/table.ts";
import { newestOf } from "./newest.ts";
import { SeenKeys } from "./seen-keys.ts";

/** A folder of files that some tool without an interface exported: they are read, and nothing else. */
class CsvConnector implements Connector, Inspector {
  readonly can: Capabilities = {
    ...{ find: true, write: false, erase: false, restrict: false, obligations: false },
    ...{ setConsent: false, ordinaryRole: false, atomic: false },
  };
  readonly #system: SystemMap;
  readonly #folder: string;
  readonly #zone: string;

  constructor(system: SystemMap, folder: string, zone: string) {
    this.#system = system;
    this.#folder = folder;
    this.#zone = zone;
  }

  async check(): Promise<void> {
    await this.#guarded(undefined, async () => {
      for (const { table } of this.#system.collections) await filesOf(this.#folder, table);
    });
  }

  async find(
    collection: CollectionMap,
    selectors: readonly Selector[],
    { limit }: { readonly limit?: number } = {},
  ): Promise<readonly StoredRecord[]> {
    const pages = this.read(collection, { selectors });
    if (limit !== undefined) return newestOf(collection, pages, { limit });
    return newestFirst(collection, (await Array.fromAsync(pages)).flat());
  }

  async *read(collection: CollectionMap, by: Selection): AsyncIterable<readonly StoredRecord[]> {
    const walk = this.#walk(collection, by)[Symbol.asyncIterator]();
    try {
      for (;;) {
        const page = await this.#guarded(collection, () => walk.next());
        if (page.done === true) return;
        yield page.value;
      }
    } finally {
      await walk.return?.();
    }
  }

  async readKeys(
    collection: CollectionMap,
    keys: readonly string[],
  ): Promise<readonly StoredRecord[]> {
    return (await Array.fromAsync(this.read(collection, { keys }))).flat();
  }

  async recount(
    collection: CollectionMap,
    by: Selection,
    seenBy: "portal" | "ordinary" = "portal",
  ): Promise<number> {
    if (seenBy === "ordinary") return this.#refuse();
    let count = 0;
    for await (const page of this.read(collection, by)) count += page.length;
    return count;
  }

  /** Moment at which the oldest of the files behind a collection was written: what is read is as of then. */
  async asOf(collection: CollectionMap): Promise<Temporal.Instant | undefined> {
    const files = await this.#guarded(collection, () => filesOf(this.#folder, collection.table));
    const oldest = files.at(-1);
    if (oldest === undefined) return undefined;
    return Temporal.Instant.fromEpochMilliseconds(Math.floor(oldest.changedAt));
  }

  /** Compares the map with the headers of the files. */
  async inspect(collection: CollectionMap): Promise<Inspection> {
    const wanted = wantedColumns(this.#system, collection);
    const files = await this.#guarded(collection, () => heldFiles(this.#folder, collection.table));
    if (files.length === 0) {
      return { differences: [{ code: "missing-table", what: collection.table, because: "table" }] };
    }
    const differences: Difference[] = [];
    for (const { path: file } of files) {
      const header = await this.#guarded(collection, () => headerOf(file));
      const missing = wanted.filter(({ column }) => !header.includes(column));
      const inside = files.length === 1 ? "" : ` in ${path.basename(file)}`;
      for (const { column, because } of missing) {
        differences.push({ code: "missing-column", what: column, because: `${because}${inside}` });
      }
    }
    return { differences };
  }

  /** The headers of the mapped files, and of those that stand beside them in no map. */
  async declared(): Promise<readonly Declared[]> {
    const tables = [...new Set(this.#system.collections.map(({ table }) => table))];
    const declare = async (name: string, files: readonly FoundFile[]): Promise<Declared[]> => {
      const headers = await Promise.all(files.map((file) => headerOf(file.path)));
      return files.length === 0 ? [] : [{ name, key: [], columns: [...new Set(headers.flat())] }];
    };
    return this.#guarded(undefined, async () => {
      const all: Declared[] = [];
      for (const table of tables) {
        all.push(...(await declare(table, await heldFiles(this.#folder, table))));
      }
      const fits = tables.flatMap((table) => filePattern(table) ?? []);
      for (const file of await heldFiles(this.#folder, "all:*.csv")) {
        const name = path.basename(file.path);
        if (!fits.some((pattern) => pattern.fits(name))) all.push(...(await declare(name, [file])));
      }
      return all;
    });
  }

  write(): Promise<never> {
    return this.#refuse();
  }
  erase(): Promise<never> {
    return this.#refuse();
  }
  restrict(): Promise<never> {
    return this.#refuse();
  }
  release(): Promise<never> {
    return this.#refuse();
  }
  setConsent(): Promise<never> {
    return this.#refuse();
  }
  async obligations(): Promise<readonly Obligation[]> {
    return [];
  }

  async close(): Promise<void> {
    // A file is open only while it is read.
  }

  async *#walk(collection: CollectionMap, by: Selection): AsyncIterable<readonly StoredRecord[]> {
    const question = questionOf(collection, by);
    const files = await filesOf(this.#folder, collection.table);
    if (question === undefined) return;
    const own = wantedColumns(this.#system, collection).map(({ column }) => column);
    const wanted = [...new Set([...own, ...question.selectors.flatMap(selectorColumns)])];
    const around = {
      ...{ system: this.#system, zone: this.#zone },
      fetch: (other: CollectionMap, selector: Selector) => this.find(other, [selector]),
    };
    // The newest file comes first, so of a row in several files the newest state is taken.
    const before = new SeenKeys();
    for (const { path } of files) {
      const here = new SeenKeys();
      for await (const rows of rowsOfFile(path, wanted, question.isAsked)) {
        const found = rows.map((values): StoredRecord => {
          const key = nameOf(collection, values);
          if (key === undefined) throw csvFailure("untrusted", "a row without a key");
          return { key, values };
        });
        if (!found.every(({ key }) => here.add(key)))
          throw csvFailure("untrusted", "a key stands twice");
        const fresh = found.filter(({ key }) => before.add(key));
        const page = await satisfying(fresh, question.selectors, around);
        if (page.length > 0) yield page;
      }
    }
  }

  async #refuse(): Promise<never> {
    throw csvFailure("refused", "files are only read");
  }

  async #guarded<T>(collection: CollectionMap | undefined, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof SystemFailure)) throw error;
      const where = collection === undefined ? {} : { collection: collection.id };
      logFailure(error, { system: this.#system.id, ...where });
      throw error;
    }
  }
}

/** The files of a table; none where there are none. */
async function heldFiles(folder: string, table: string): Promise<readonly FoundFile[]> {
  try {
    return await filesOf(folder, table);
  } catch (error) {
    if (error instanceof SystemFailure && error.code === "mismatch") return [];
    throw error;
  }
}

type Question = {
  readonly selectors: readonly Selector[];
  readonly isAsked: (values: StoredRecord["values"]) => boolean;
};

/** What is asked of each row; undefined where nothing can be found. */
function questionOf(collection: CollectionMap, by: Selection): Question | undefined {
  if ("keys" in by) {
    const keys = new Set(by.keys.map(plainKey));
    if (keys.size === 0) return undefined;
    return {
      selectors: [],
      isAsked: (values) => keys.has(nameOf(collection, values)),
    };
  }
  const selectors = soundSelectors(by.selectors);
  return selectors.length === 0 ? undefined : { selectors, isAsked: finderOf(selectors) };
}

function nameOf({ key }: CollectionMap, values: StoredRecord["values"]): string | undefined {
  const parts = key.map((column) => values[column] ?? null);
  return parts.includes(null) ? undefined : JSON.stringify(parts.map(String));
}

/** A key with all its parts as text, as files hold them. */
function plainKey(key: string): string | undefined {
  try {
    const parsed: unknown = JSON.parse(key);
    if (!Array.isArray(parsed) || parsed.some((part) => typeof part === "object")) return key;
    return JSON.stringify(parsed.map(String));
  } catch {
    return key;
  }
}

/** The connector of kind `csv`; `folder` is what the variable in `url` holds. */
export function csvConnector(system: SystemMap, folder: string, zone: string): Connector {
  return new CsvConnector(system, folder, zone);
}
