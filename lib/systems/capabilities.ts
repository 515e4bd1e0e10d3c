import { type Capabilities, type Connector, SystemFailure } from "./ports.ts";

/**
 * What a system can do, by its own word where only it knows: it is asked before anything is decided by it, so that no step right
 * after a start becomes a task, or is none, because nobody had asked yet.
 * @throws SystemFailure where it has to be asked and gives no answer.
 */
export async function capabilitiesOf(connector: Connector): Promise<Capabilities> {
  if (connector.offer?.isDue === true) await connector.offer.ask();
  return connector.can;
}

/** The same; what it said last where it gives no answer now, for whoever asks it more right afterwards and learns it then. */
export async function lastCapabilitiesOf(connector: Connector): Promise<Capabilities> {
  try {
    return await capabilitiesOf(connector);
  } catch (error) {
    if (error instanceof SystemFailure) return connector.can;
    throw error;
  }
}
