import type { Actor } from "#lib/kernel/actor.ts";
import { isUuid } from "#lib/kernel/ids.ts";
import type { CollectionMap, SystemMap } from "#lib/operator/core/data-map.ts";
import type { Unit } from "#lib/platform/unit.ts";
import {
  type Capabilities,
  type Connector,
  type EraseAct,
  type Obligation,
  type PortalCollection,
  type Selection,
  type Selector,
  type StoredRecord,
  SystemFailure,
} from "../ports.ts";

/** Runs one short transaction under the actor's rights, e.g. `runUnit` bound to its options. */
export type RunWork = <T>(work: (unit: Unit) => Promise<T>) => Promise<T>;

/** The portal as a system of its own: what it holds about a person is data like any other. */
export function portalSystem(collections: readonly PortalCollection[]): SystemMap {
  return {
    id: "portal",
    names: { kk: "Осы портал", ru: "Этот портал", en: "This portal" },
    service: "portal",
    kind: "portal",
    limit: 3,
    ignoredTables: {},
    order: Number.MAX_SAFE_INTEGER,
    collections: collections.map(({ map }) => map),
  };
}

/**
 * The rows that our own modules hold, read and erased by the module that writes them, in short transactions under the
 * actor's rights. They are not changed through here (`refused`): every change has a use case of its own.
 */
export class PortalConnector implements Connector {
  readonly can: Capabilities = {
    ...{ find: true, write: false, erase: true, restrict: false, setConsent: false },
    ...{ obligations: false, ordinaryRole: false, atomic: false },
  };
  readonly #actor: Actor;
  readonly #unit: RunWork;
  readonly #collections: ReadonlyMap<string, PortalCollection>;
  /** Accounts whose rows were asked for here; a key alone does not say whose it is. */
  readonly #accounts = new Set<string>();

  constructor(actor: Actor, unit: RunWork, collections: readonly PortalCollection[]) {
    this.#actor = actor;
    this.#unit = unit;
    this.#collections = new Map(collections.map((one) => [one.map.id, one]));
    if (actor.kind === "subject") this.#accounts.add(actor.accountId);
  }

  async find(
    collection: CollectionMap,
    selectors: readonly Selector[],
    { limit }: { readonly limit?: number } = {},
  ): Promise<readonly StoredRecord[]> {
    const accounts = selectors.flatMap((one) =>
      "column" in one && isAccountColumn(collection, one.column)
        ? one.values.filter((value) => typeof value === "string")
        : [],
    );
    const known = [...new Set(accounts)].filter(isUuid);
    for (const account of known) {
      if (this.#actor.kind === "subject" && account !== this.#actor.accountId) {
        throw new SystemFailure("refused");
      }
      this.#accounts.add(account);
    }
    return (await this.#readAll(collection, known)).slice(0, limit);
  }

  async readKeys(
    collection: CollectionMap,
    keys: readonly string[],
  ): Promise<readonly StoredRecord[]> {
    const rows = await this.#readAll(collection, [...this.#accounts]);
    const wanted = new Set(keys);
    return rows.filter(({ key }) => wanted.has(key));
  }

  async *read(collection: CollectionMap, by: Selection): AsyncIterable<readonly StoredRecord[]> {
    yield await this.#rows(collection, by);
  }

  async recount(
    collection: CollectionMap,
    by: Selection,
    seenBy: "portal" | "ordinary" = "portal",
  ): Promise<number> {
    if (seenBy === "ordinary") throw new SystemFailure("refused");
    return (await this.#rows(collection, by)).length;
  }

  async write(): Promise<never> {
    throw new SystemFailure("refused");
  }

  async restrict(): Promise<never> {
    throw new SystemFailure("refused");
  }

  async release(): Promise<never> {
    throw new SystemFailure("refused");
  }

  async setConsent(): Promise<never> {
    throw new SystemFailure("refused");
  }

  async obligations(): Promise<readonly Obligation[]> {
    return [];
  }

  async erase(acts: readonly EraseAct[]): Promise<readonly number[]> {
    const counts: number[] = [];
    for (const act of acts) {
      if (act.do !== "delete") throw new SystemFailure("refused");
      counts.push(await this.#delete(act.collection, act.keys));
    }
    return counts;
  }

  async check(): Promise<void> {
    await this.#guarded(async () => undefined);
  }

  async close(): Promise<void> {
    // The pool belongs to the platform.
  }

  async #rows(collection: CollectionMap, by: Selection): Promise<readonly StoredRecord[]> {
    return "keys" in by ? this.readKeys(collection, by.keys) : this.find(collection, by.selectors);
  }

  async #delete(collection: CollectionMap, keys: readonly string[]): Promise<number> {
    const own = this.#own(collection);
    // Only keys of rows that are there: the modules need not doubt what a key looks like.
    const present = (await this.readKeys(collection, keys)).map(({ key }) => key);
    if (present.length === 0) return 0;
    return this.#guarded(async (unit) => {
      let count = 0;
      for (const account of this.#accounts) count += await own.erase(unit, account, present);
      return count;
    });
  }

  async #readAll(
    collection: CollectionMap,
    accounts: readonly string[],
  ): Promise<readonly StoredRecord[]> {
    const own = this.#own(collection);
    return this.#guarded(async (unit) => {
      const rows: StoredRecord[] = [];
      for (const account of accounts) rows.push(...(await own.read(unit, account)));
      return rows;
    });
  }

  #own(collection: CollectionMap): PortalCollection {
    const own = this.#collections.get(collection.id);
    if (own === undefined) throw new SystemFailure("mismatch");
    return own;
  }

  async #guarded<T>(work: (unit: Unit) => Promise<T>): Promise<T> {
    try {
      return await this.#unit(work);
    } catch (error) {
      if (error instanceof SystemFailure) throw error;
      const name = error instanceof Error ? error.name : "unknown";
      throw new SystemFailure("unreachable", { cause: new Error(`portal ${name}`) });
    }
  }
}

function isAccountColumn(collection: CollectionMap, column: string): boolean {
  return collection.find.some(
    (rule) => "by" in rule && rule.by === "account" && rule.column === column,
  );
}
