import type { Actor } from "#lib/kernel/actor.ts";
import type { SystemMap } from "#lib/operator/core/data-map.ts";
import { currentOperator } from "#lib/operator/current.ts";
import { packSecret } from "#lib/platform/env.ts";
import { careful } from "./careful.ts";
import { type MoreUrls, connectorKinds } from "./connectors/kinds.ts";
import { PortalConnector, type RunWork, portalSystem } from "./connectors/portal.ts";
import { type Connector, type PortalCollection, SystemFailure, type Systems } from "./ports.ts";

type Open = { readonly system: SystemMap; readonly connector: Connector };

// On the global object, as a development server loads this module anew with every change and would leak a pool each time.
const place = Symbol.for("jeke.systems.open");
const holder = globalThis as typeof globalThis & { [place]?: Map<string, Open> };

/**
 * The registered systems for one actor: those of the operator pack over shared connections, `portal` last under the
 * actor's own rights. Nothing is connected before the first question.
 */
export function systemsFor(
  actor: Actor,
  unit: RunWork,
  portalCollections: readonly PortalCollection[],
): Systems {
  const { systems, zone } = currentOperator();
  const portal = new PortalConnector(actor, unit, portalCollections);
  return {
    maps: [...systems, portalSystem(portalCollections)],
    connector(systemId) {
      if (systemId === "portal") return portal;
      const system = systems.find(({ id }) => id === systemId);
      if (system === undefined) throw new SystemFailure("mismatch");
      return connectorFor(system, zone);
    },
  };
}

/**
 * The shared connector of one system of a pack.
 * @throws SystemFailure `unreachable` when the variable that its URL names is not set, `mismatch` when nobody knows its kind.
 */
export function connectorFor(system: SystemMap, zone: string): Connector {
  const url = resolveUrl(system.url ?? "");
  const kind = Object.hasOwn(connectorKinds, system.kind) ? connectorKinds[system.kind] : undefined;
  if (kind === undefined) throw new SystemFailure("mismatch");
  const open = (holder[place] ??= new Map<string, Open>());
  const more = moreUrls(system);
  const key = JSON.stringify([system.kind, system.id, url, zone, more]);
  const known = open.get(key);
  if (known?.system === system) return known.connector;
  // A map loaded anew: the old connector finishes what it does and lets its connections go.
  void known?.connector.close();
  const connector = careful(kind(system, url, zone, more), system.limit);
  open.set(key, { system, connector });
  return connector;
}

/** Closes every shared connection of this process: at the end of a worker, a command, a test file. */
export async function closeSystems(): Promise<void> {
  const all = [...(holder[place]?.values() ?? [])];
  holder[place]?.clear();
  await Promise.all(all.map(({ connector }) => connector.close()));
}

/** Names of the variables in a URL that are not set. */
export function missingVariables(url: string): readonly string[] {
  return [...url.matchAll(variable)].flatMap(([, name]) =>
    name !== undefined && packSecret(name) === undefined ? [name] : [],
  );
}

const variable = /\$\{([A-Za-z_][A-Za-z0-9_]*)\}/g;

/** The other roles' URLs. One that is named and not set reaches nobody: the reading role never stands in for it. */
function moreUrls({ eraseUrl, ordinaryUrl }: SystemMap): MoreUrls {
  const resolve = (url: string): string =>
    missingVariables(url).length > 0 ? "" : resolveUrl(url);
  return {
    ...(eraseUrl === undefined ? {} : { eraseUrl: resolve(eraseUrl) }),
    ...(ordinaryUrl === undefined ? {} : { ordinaryUrl: resolve(ordinaryUrl) }),
  };
}

function resolveUrl(url: string): string {
  if (missingVariables(url).length > 0) throw new SystemFailure("unreachable");
  return url.replace(variable, (_, name: string) => packSecret(name) ?? "");
}
