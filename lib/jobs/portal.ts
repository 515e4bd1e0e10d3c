import type { PortalCollection } from "#lib/systems/ports.ts";
import { portalCollections as identity } from "#lib/identity/portal-data.ts";
import { portalCollections as consents } from "#lib/consents/portal-data.ts";
import { portalCollections as exports } from "#lib/exports/portal-data.ts";
import { portalCollections as requests } from "#lib/requests/portal-data.ts";
import { portalCollections as notify } from "#lib/notify/portal-data.ts";
import { portalCollections as tasks } from "#lib/systems/tasks/portal-data.ts";

/** Everything the portal itself holds about a person, in the order in which it goes. */
export const portalCollections: readonly PortalCollection[] = [
  ...identity,
  ...consents,
  ...exports,
  ...requests,
  ...notify,
  ...tasks,
].sort((a, b) => a.order - b.order);
