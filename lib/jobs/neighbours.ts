import type { Neighbours } from "#lib/fulfilment/ports.ts";
import { markRequest } from "#lib/requests/run-state.ts";
import { portalCollections } from "./portal.ts";

/** What a run needs of the modules that come after it in the house. */
export const neighbours: Neighbours = { markRequest, portal: portalCollections };
