import type { Context } from "#lib/kernel/context.ts";
import type { Tx } from "./db.ts";

/** A unit of work: the context of a use case with the transaction it runs in. */
export type Unit = Context & { readonly tx: Tx };
