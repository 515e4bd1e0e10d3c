import type { CollectionMap } from "#lib/operator/core/data-map.ts";
import { type Breaker, afterSilence, closed, mayAsk } from "./core/breaker.ts";
import { isInspector } from "./core/inspection.ts";
import { type Connector, type Selection, type StoredRecord, SystemFailure } from "./ports.ts";

type Clock = { readonly now: () => number; readonly at: () => Temporal.Instant };
const steady: Clock = { now: () => performance.now(), at: () => Temporal.Now.instant() };

/**
 * A connector that is careful with its system: never more than `limit` questions at the same time, and none at all for a while
 * after five silences in a row (`unreachable`, `timeout`). Whoever asks meanwhile is told at once `unreachable`, with the time
 * since when in the cause. Every kind is wrapped so; `check` is asked even while the system rests, and wakes it.
 */
export function careful(connector: Connector, limit: number, clock: Clock = steady): Connector {
  const care = new Care(limit, clock);
  const wrapped: Connector = {
    can: connector.can,
    check: () => care.probe(() => connector.check()),
    find: (...args) => care.ask(() => connector.find(...args)),
    read: (collection, by) => carefulPages(connector, care, collection, by),
    readKeys: (...args) => care.ask(() => connector.readKeys(...args)),
    write: (...args) => care.ask(() => connector.write(...args)),
    erase: (...args) => care.ask(() => connector.erase(...args)),
    restrict: (...args) => care.ask(() => connector.restrict(...args)),
    release: (...args) => care.ask(() => connector.release(...args)),
    obligations: (...args) => care.ask(() => connector.obligations(...args)),
    setConsent: (...args) => care.ask(() => connector.setConsent(...args)),
    recount: (...args) => care.ask(() => connector.recount(...args)),
    close: () => connector.close(),
  };
  if (connector.offer !== undefined) {
    // Asked for anew each time: whether it is due changes.
    const offer = () => {
      const { offer: own } = connector;
      return { isDue: own?.isDue === true, ask: () => care.ask(async () => own?.ask()) };
    };
    Object.defineProperty(wrapped, "offer", { get: offer, enumerable: true });
  }
  if (connector.asOf !== undefined)
    wrapped.asOf = (...args) => care.ask(async () => connector.asOf?.(...args));
  if (!isInspector(connector)) return liveCan(wrapped, connector);
  const inspect = (collection: CollectionMap) => care.ask(() => connector.inspect(collection));
  const declared = () => care.ask(async () => (await connector.declared?.()) ?? []);
  const more = connector.declared === undefined ? { inspect } : { inspect, declared };
  return liveCan(Object.assign(wrapped, more), connector);
}

/** What a system can do may be known only once it has been asked. */
function liveCan<T extends Connector>(wrapped: T, connector: Connector): T {
  return Object.defineProperty(wrapped, "can", { get: () => connector.can, enumerable: true });
}

class Care {
  readonly #limit: number;
  readonly #clock: Clock;
  readonly #waiting: (() => void)[] = [];
  #asking = 0;
  #breaker: Breaker = closed;
  #silentSince = "";

  constructor(limit: number, clock: Clock) {
    this.#limit = limit;
    this.#clock = clock;
  }

  async ask<T>(work: () => Promise<T>): Promise<T> {
    const { verdict, breaker } = mayAsk(this.#breaker, this.#clock.now());
    if (verdict === "rest") throw this.#rests();
    this.#breaker = breaker;
    await this.#turn();
    try {
      // Whoever waited for a turn is not sent after those who found out meanwhile that nobody answers.
      if (verdict === "go" && this.#breaker.restsUntil > this.#clock.now()) throw this.#rests();
      return await this.probe(work);
    } finally {
      this.#asking -= 1;
      this.#waiting.shift()?.();
    }
  }

  /** Asks whatever the state, and learns from the answer. */
  async probe<T>(work: () => Promise<T>): Promise<T> {
    try {
      const answer = await work();
      this.#breaker = closed;
      return answer;
    } catch (error) {
      this.#learn(error);
      throw error;
    }
  }

  #learn(error: unknown): void {
    if (!(error instanceof SystemFailure)) return;
    if (error.code !== "unreachable" && error.code !== "timeout") {
      // Any other answer is an answer.
      this.#breaker = closed;
      return;
    }
    if (this.#breaker.failures === 0) this.#silentSince = this.#clock.at().toString();
    this.#breaker = afterSilence(this.#breaker, this.#clock.now());
  }

  #rests(): SystemFailure {
    return new SystemFailure("unreachable", {
      cause: new Error(`resting, silent since ${this.#silentSince}`),
    });
  }

  async #turn(): Promise<void> {
    while (this.#asking >= this.#limit) {
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
    this.#asking += 1;
  }
}

/** A stream takes a turn for each page, so that whoever asks while reading it is not kept waiting by their own stream. */
async function* carefulPages(
  connector: Connector,
  care: Care,
  collection: CollectionMap,
  by: Selection,
): AsyncGenerator<readonly StoredRecord[]> {
  const pages = connector.read(collection, by)[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next = await care.ask(() => pages.next());
      if (next.done === true) return;
      yield next.value;
    }
  } finally {
    await pages.return?.();
  }
}
