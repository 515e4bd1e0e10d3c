import {
  type Capabilities,
  type Connector,
  type Obligation,
  type StoredRecord,
  SystemFailure,
} from "../ports.ts";

/**
 * A filing cabinet, a partner's office, a tool without an interface: nothing there can be asked by a program. Every verb is
 * `refused`, and whoever looks at `can` first makes a task of it (`lib/systems/tasks`), never silence.
 */
class ManualConnector implements Connector {
  readonly can: Capabilities = {
    ...{ find: false, write: false, erase: false, restrict: false, setConsent: false },
    ...{ obligations: false, ordinaryRole: false, atomic: false },
  };

  check(): Promise<void> {
    return Promise.resolve();
  }

  find(): Promise<readonly StoredRecord[]> {
    return byHand();
  }

  async *read(): AsyncIterable<readonly StoredRecord[]> {
    yield await byHand();
  }

  readKeys(): Promise<readonly StoredRecord[]> {
    return byHand();
  }

  write(): Promise<never> {
    return byHand();
  }

  erase(): Promise<readonly number[]> {
    return byHand();
  }

  restrict(): Promise<number> {
    return byHand();
  }

  release(): Promise<number> {
    return byHand();
  }

  obligations(): Promise<readonly Obligation[]> {
    return Promise.resolve([]);
  }

  setConsent(): Promise<number> {
    return byHand();
  }

  recount(): Promise<number> {
    return byHand();
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}

function byHand(): Promise<never> {
  return Promise.reject(new SystemFailure("refused"));
}

/** The connector of every system that people look after by hand. */
export function manualConnector(): Connector {
  return new ManualConnector();
}
