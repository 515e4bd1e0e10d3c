import type { CollectionMap, SystemMap } from "#lib/operator/core/data-map.ts";
import { packSecret } from "#lib/platform/env.ts";
import { wantedColumns } from "../core/columns.ts";
import type { Inspection, Inspector } from "../core/inspection.ts";
import { mergeRecords } from "../core/locate.ts";
import { newestFirst } from "../core/newest-first.ts";
import { logFailure } from "../failure-log.ts";
import {
  type Capabilities,
  type ConsentChange,
  type Connector,
  type EraseAct,
  type Obligation,
  type RowChange,
  type Selection,
  type Selector,
  type StoredRecord,
  SystemFailure,
} from "../ports.ts";
import { messages, type Verb } from "../protocol/messages.ts";
import { newestOf } from "./newest.ts";
import { satisfying } from "./conditions-in-memory.ts";
import { countsOf, partsOf } from "./http/acts.ts";
import { type Bounds, HttpClient, usualBounds, wireMark } from "./http/client.ts";
import { failure } from "./http/failure.ts";
import { gather, inTime } from "./http/gather.ts";
import { differences, Offer } from "./http/offer.ts";
import { pagesOf } from "./http/rows.ts";
import { SeenKeys } from "./seen-keys.ts";
import { batchesOf, chunks, wireKeys, wireValues } from "./http/wire.ts";

/** A system that speaks our protocol (docs/protocol.md). What it says it did is read back by whoever asked for it. */
class HttpConnector implements Connector, Inspector {
  readonly #system: SystemMap;
  readonly #zone: string;
  readonly #client: HttpClient;
  readonly #offer: Offer;
  readonly #bounds: Bounds;

  constructor(system: SystemMap, client: HttpClient, zone: string, bounds: Bounds) {
    this.#system = system;
    this.#bounds = bounds;
    this.#zone = zone;
    this.#client = client;
    this.#offer = new Offer(client);
  }

  get can(): Capabilities {
    return this.#offer.can;
  }

  get offer(): NonNullable<Connector["offer"]> {
    return { isDue: this.#offer.isDue, ask: () => this.check() };
  }

  async check(): Promise<void> {
    const patience = { connectTimeoutMs: 1_500, firstByteTimeoutMs: 1_900, wholeTimeoutMs: 1_950 };
    await this.#guarded([], () => this.#offer.ask(patience));
  }

  async find(
    collection: CollectionMap,
    selectors: readonly Selector[],
    { limit }: { readonly limit?: number } = {},
  ): Promise<readonly StoredRecord[]> {
    const pages = this.read(collection, { selectors });
    if (limit === undefined) return newestFirst(collection, await gather(pages, this.#bounds));
    const { mostHeld } = this.#bounds;
    return newestOf(collection, inTime(pages, this.#bounds), { limit, mostHeld });
  }

  read(collection: CollectionMap, by: Selection): AsyncIterable<readonly StoredRecord[]> {
    return this.#walk(collection, by, this.#wanted(collection));
  }

  async readKeys(
    collection: CollectionMap,
    keys: readonly string[],
  ): Promise<readonly StoredRecord[]> {
    return mergeRecords(await gather(this.read(collection, { keys }), this.#bounds));
  }

  async write(
    collection: CollectionMap,
    { key, expected, set }: RowChange,
    mark: string,
  ): Promise<"changed" | "conflict" | "gone"> {
    const [wireKey] = wireKeys(collection, [key]);
    if (wireKey === undefined) return "gone";
    return this.#guarded([collection], async () => {
      await this.#offer.require("write", this.#system, [collection]);
      const asked = {
        ...{ collection: collection.table, key: wireKey },
        ...{ expected: wireValues(expected), set: wireValues(set) },
      };
      const question = { mark: wireMark(mark, "write", asked), ...asked };
      const { outcome } = await this.#client.ask("write", question, messages.write.answer);
      return outcome;
    });
  }

  async erase(acts: readonly EraseAct[], mark: string): Promise<readonly number[]> {
    const collections = acts.map(({ collection }) => collection);
    return this.#guarded(collections, async () => {
      // A system that deletes nothing may restrict all the same.
      const restricts = acts.flatMap((act) => (act.do === "restrict" ? [act] : []));
      if (restricts.length === acts.length && !(await this.#offer.has("erase"))) {
        const counts: number[] = [];
        for (const { collection, keys } of restricts) {
          counts.push(await this.#act("restrict", collection, keys, mark));
        }
        return counts;
      }
      await this.#offer.require("erase", this.#system, collections);
      const parts = partsOf(acts);
      if (parts.length === 0) return acts.map(() => 0);
      const wire = parts.map((part) => part.wire);
      const question = { mark: wireMark(mark, "erase", wire), acts: wire };
      const { counts } = await this.#client.ask("erase", question, messages.erase.answer);
      return countsOf(acts, parts, counts);
    });
  }

  async restrict(
    collection: CollectionMap,
    keys: readonly string[],
    mark: string,
  ): Promise<number> {
    const { restriction } = collection;
    const hasFlag = restriction !== undefined && "set" in restriction;
    if (!hasFlag) return this.#act("restrict", collection, keys, mark);
    return sum(await this.erase([{ do: "restrict", collection, keys }], mark));
  }

  async release(collection: CollectionMap, keys: readonly string[], mark: string): Promise<number> {
    const { restriction } = collection;
    const set = restriction !== undefined && "set" in restriction ? restriction.release : undefined;
    if (set === undefined) return this.#act("release", collection, keys, mark);
    return sum(await this.erase([{ do: "set", collection, keys, set }], mark));
  }

  /** Nothing where the system has nothing to say about obligations. */
  async obligations(
    collection: CollectionMap,
    keys: readonly string[],
  ): Promise<readonly Obligation[]> {
    return this.#guarded([collection], async () => {
      const all: Obligation[] = [];
      if (!(await this.#offer.has("obligations"))) return all;
      for (const part of chunks(wireKeys(collection, keys))) {
        const asked = new Set(part.map((key) => JSON.stringify(key)));
        const question = { collection: collection.table, keys: part };
        const { answer } = messages.obligations;
        const { obligations } = await this.#client.ask("obligations", question, answer);
        for (const { key, code, until } of obligations) {
          const name = JSON.stringify(key);
          if (!asked.has(name)) throw failure("untrusted", "an obligation of another row");
          all.push({ key: name, code, ...(until === undefined ? {} : { until }) });
        }
      }
      return all;
    });
  }

  async setConsent(
    collection: CollectionMap,
    keys: readonly string[],
    { purpose, channel, decision, set }: ConsentChange,
    mark: string,
  ): Promise<number> {
    const change = { purpose, channel, decision, set: wireValues(set) };
    return this.#act("consent", collection, keys, mark, change);
  }

  async recount(
    collection: CollectionMap,
    by: Selection,
    seenBy: "portal" | "ordinary" = "portal",
  ): Promise<number> {
    const isPlain = "keys" in by || by.selectors.every(({ where }) => where === undefined);
    let count = 0;
    if (seenBy === "portal") {
      // Counted here, row by row: a number could say anything.
      const columns = isPlain ? collection.key : this.#wanted(collection);
      for await (const page of this.#walk(collection, by, columns)) count += page.length;
      return count;
    }
    if (!isPlain) throw failure("refused", "an ordinary count under a condition");
    return this.#guarded([collection], async () => {
      await this.#offer.require("count", this.#system, [collection]);
      if (!this.can.ordinaryRole) throw failure("refused", "no ordinary role");
      for (const batch of batchesOf(collection, by)) {
        const question = { collection: collection.table, seenBy, ...batch.wire };
        count += (await this.#client.ask("count", question, messages.count.answer)).count;
      }
      return count;
    });
  }

  /** Compares the map with what the system says of itself. */
  async inspect(collection: CollectionMap): Promise<Inspection> {
    const manifest = await this.#guarded([collection], () => this.#offer.ask());
    return { differences: differences(manifest, this.#system, collection) };
  }
  readonly declared = () => this.#guarded([], async () => (await this.#offer.ask()).collections);

  async close(): Promise<void> {
    // Connections belong to the door outward, which all systems share.
  }

  async *#walk(
    collection: CollectionMap,
    by: Selection,
    wanted: readonly string[],
  ): AsyncIterable<readonly StoredRecord[]> {
    await this.#guarded([collection], () =>
      this.#offer.require("read", this.#system, [collection]),
    );
    const batches = batchesOf(collection, by);
    const around = {
      ...{ system: this.#system, zone: this.#zone },
      fetch: (other: CollectionMap, selector: Selector) => this.find(other, [selector]),
    };
    // A row that two questions find is one row; within one question it must not come twice.
    const seen = batches.length > 1 ? new SeenKeys() : undefined;
    for (const batch of batches) {
      const asked = { batch, wanted, limit: this.#bounds.rowsInPage };
      const pages = pagesOf(this.#client, collection, asked)[Symbol.asyncIterator]();
      for (;;) {
        const page = await this.#guarded([collection], () => pages.next());
        if (page.done === true) break;
        const rows = await satisfying(page.value, batch.selectors, around);
        const fresh = seen === undefined ? rows : rows.filter(({ key }) => seen.add(key));
        if (fresh.length > 0) yield fresh;
      }
    }
  }

  /** A verb on keys that answers with a count. */
  async #act(
    verb: Extract<Verb, "restrict" | "release" | "consent">,
    collection: CollectionMap,
    keys: readonly string[],
    mark: string,
    further: object = {},
  ): Promise<number> {
    return this.#guarded([collection], async () => {
      await this.#offer.require(verb, this.#system, [collection]);
      let count = 0;
      for (const part of chunks(wireKeys(collection, keys))) {
        const asked = { collection: collection.table, keys: part, ...further };
        const question = { mark: wireMark(mark, verb, asked), ...asked };
        const answer = await this.#client.ask(verb, question, messages[verb].answer);
        if (answer.count > part.length) throw failure("untrusted", "more rows than keys");
        count += answer.count;
      }
      return count;
    });
  }

  #wanted(collection: CollectionMap): readonly string[] {
    return wantedColumns(this.#system, collection).map(({ column }) => column);
  }

  async #guarded<T>([first]: readonly CollectionMap[], work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof SystemFailure)) throw error;
      const where = first === undefined ? {} : { collection: first.id };
      logFailure(error, { system: this.#system.id, ...where });
      throw error;
    }
  }
}

function sum(counts: readonly number[]): number {
  return counts.reduce((all, one) => all + one, 0);
}

/** The connector of kind `http`; the key that signs stands in the variable that `secret` of the system names. */
export function httpConnector(system: SystemMap, url: string, zone: string): Connector {
  const [, name] = /^\$\{([A-Za-z_][A-Za-z0-9_]*)\}$/.exec(system.secret ?? "") ?? [];
  const secret = name === undefined ? undefined : packSecret(name);
  if (secret === undefined) throw failure("refused", "no secret");
  return httpConnectorWith(system, { url, secret, zone });
}

/** The same with a key and bounds of one's own: for whoever checks a server that no pack names yet. */
export function httpConnectorWith(
  system: SystemMap,
  to: { readonly url: string; readonly secret: string; readonly zone: string },
  bounds: Bounds = usualBounds,
): Connector {
  const client = new HttpClient(to.url, to.secret, bounds.patience);
  return new HttpConnector(system, client, to.zone, bounds);
}
