import { randomBytes } from "node:crypto";
import type http from "node:http";
import { afterAll } from "vitest";
import type { SystemMap } from "#lib/operator/core/data-map.ts";
import { setVariables } from "#lib/platform/env.ts";
import { httpConnectorWith } from "#lib/systems/connectors/http.ts";
import type { Bounds } from "#lib/systems/connectors/http/client.ts";
import type { Connector } from "#lib/systems/ports.ts";
import { type Store, startReferenceServer } from "../../prisma/demo/reference-server/server.ts";
import { field, mapOf } from "./postgres-system.ts";

/** Two people with e-mail and phone, and what the reference server shows of them. */
export const clientsMap = mapOf([
  {
    id: "clients",
    table: "clients",
    key: ["id"],
    find: [
      { by: "email", column: "email" },
      { by: "phone", column: "phone" },
    ],
    fields: {
      note: field("note"),
      mail: field("email"),
      phone: field("phone"),
      news: field("news"),
    },
  },
]);

/** A store with this many rows of one person and two of another. */
export function clientsStore(mine = 3): Store {
  const person = (id: number): Store["collections"][string]["rows"][number] => {
    const isMine = id <= mine;
    return {
      id,
      email: isMine ? " Aigerim@Example.COM" : "bolat@example.com",
      phone: isMine ? "8 (700) 000-00-17" : "+77000000018",
      ...{ note: "n", news: "yes", owes: id === 1 ? 5 : 0 },
    };
  };
  const rows = Array.from({ length: mine + 2 }, (_, index) => person(index + 1));
  const columns = ["id", "email", "phone", "note", "news", "owes"];
  return { collections: { clients: { key: ["id"], columns, rows, restricted: [], debt: "owes" } } };
}

const servers: http.Server[] = [];
const allowed = new Set<string>();
afterAll(() => {
  for (const server of servers) {
    server.close();
    server.closeAllConnections();
  }
});

/** A key of the protocol, made anew. */
export function newProtocolKey(): string {
  return `jeke_${randomBytes(32).toString("base64")}`;
}

type Start = {
  readonly system?: SystemMap;
  readonly secret?: string;
  /** Another server of the same protocol in its place. */
  readonly start?: (store: Store, keys: string) => Promise<http.Server>;
};

/** The reference server with a store, and a connector that is pointed at it; both end with the test file. */
export async function referenceSystem(
  store: Store,
  { system = clientsMap, secret = newProtocolKey(), start = startReferenceServer }: Start = {},
): Promise<{ readonly connector: Connector; readonly url: string; readonly server: http.Server }> {
  const server = await start(store, secret);
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const connector = connectTo(`http://127.0.0.1:${port}`, { system, secret });
  servers.push(server);
  return { connector, url: `http://127.0.0.1:${port}`, server };
}

/** A connector to any address of this machine. */
export function connectTo(
  url: string,
  { system = clientsMap, secret }: { readonly system?: SystemMap; readonly secret: string },
  bounds?: Bounds,
): Connector {
  allowed.add(url);
  setVariables({ JEKE_OUTBOUND_PRIVATE: [...allowed].join(",") });
  return httpConnectorWith(system, { url, secret, zone: "Asia/Almaty" }, bounds);
}
