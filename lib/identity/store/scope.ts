import { hex } from "#lib/platform/crypto.ts";
import { actAs, type Tx } from "#lib/platform/db.ts";

/** Lets whoever is at the gate see the one row whose hash this is, until the end of the transaction. */
export async function holdKey(tx: Tx, key: Uint8Array): Promise<void> {
  await actAs(tx, { key: hex(key) });
}
