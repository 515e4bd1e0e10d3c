import type { CollectionMap, SystemMap } from "#lib/operator/core/data-map.ts";
import { wantedColumns } from "../../core/columns.ts";
import type { Difference } from "../../core/inspection.ts";
import type { Capabilities } from "../../ports.ts";
import type { Manifest, Verb } from "../../protocol/messages.ts";
import type { HttpClient } from "./client.ts";
import { failure } from "./failure.ts";

/** What a system says of itself is asked again after this. */
const memoryMs = 60_000;

/** What a system offers, by its manifest. */
export class Offer {
  readonly #client: HttpClient;
  #known: { readonly manifest: Manifest; readonly at: number } | undefined;

  constructor(client: HttpClient) {
    this.#client = client;
  }

  /** By what was last said; before the first answer everything is supposed, so that nothing is silently left out. */
  get can(): Capabilities {
    const manifest = this.#known?.manifest;
    const offers = (verb: Verb): boolean => manifest?.verbs.includes(verb) ?? true;
    return {
      find: offers("read"),
      write: offers("write"),
      erase: offers("erase"),
      restrict: offers("restrict") && offers("release"),
      obligations: offers("obligations"),
      setConsent: offers("consent"),
      ordinaryRole: manifest?.ordinaryRole === true && offers("count"),
      atomic: manifest?.atomic === true,
    };
  }

  /** Asks the system anew. */
  async ask(patience: Parameters<HttpClient["manifest"]>[0] = {}): Promise<Manifest> {
    const manifest = await this.#client.manifest(patience);
    this.#known = { manifest, at: performance.now() };
    return manifest;
  }

  /** Whether the system offers a verb, by what it says now. */
  async has(verb: Verb): Promise<boolean> {
    return (await this.#fresh()).verbs.includes(verb);
  }

  /** @throws SystemFailure `refused` for a verb that is not offered, `mismatch` where the collection is not as mapped. */
  async require(
    verb: Verb,
    system: SystemMap,
    collections: readonly CollectionMap[],
  ): Promise<void> {
    const manifest = await this.#fresh();
    if (!manifest.verbs.includes(verb)) throw failure("refused", `${verb} is not offered`);
    for (const collection of collections) {
      const [first] = differences(manifest, system, collection);
      if (first === undefined) continue;
      // What was renamed and is back must be found at once.
      this.#known = { manifest, at: Number.NEGATIVE_INFINITY };
      throw failure("mismatch", first.code);
    }
  }

  /** Whether it has said nothing yet, or nothing for a while. */
  get isDue(): boolean {
    return this.#known === undefined || performance.now() - this.#known.at >= memoryMs;
  }

  async #fresh(): Promise<Manifest> {
    return this.#known === undefined || this.isDue ? this.ask() : this.#known.manifest;
  }
}

/** In which a collection of the map and the system's own word differ. */
export function differences(
  { collections }: Manifest,
  system: SystemMap,
  collection: CollectionMap,
): readonly Difference[] {
  const offered = collections.find(({ name }) => name === collection.table);
  if (offered === undefined) {
    return [{ code: "missing-table", what: collection.table, because: collection.id }];
  }
  const columns = new Set(offered.columns);
  const missing = wantedColumns(system, collection)
    .filter(({ column }) => !columns.has(column))
    .map(({ column, because }): Difference => ({ code: "missing-column", what: column, because }));
  const isSameKey = JSON.stringify(offered.key) === JSON.stringify(collection.key);
  if (isSameKey) return missing;
  const own = `the key of the system is (${offered.key.join(", ")})`;
  return [...missing, { code: "key-repeats", what: collection.key.join(", "), because: own }];
}
