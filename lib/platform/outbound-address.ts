import { BlockList, isIP, isIPv4, isIPv6 } from "node:net";

/** A service that this installation may call. */
export type Destination = {
  /** As written in a URL: a name in lower case, an IPv4 address, or an IPv6 address in brackets. */
  readonly host: string;
  readonly port: number;
  /** Whether plain http is allowed there; never where `isPrivate` is false. */
  readonly isPlain: boolean;
  /** Whether it may stand inside the operator's own network. */
  readonly isPrivate: boolean;
};

/** A URL spelled in the one way in which every reader reads it alike. */
export type OutboundUrl = {
  readonly isPlain: boolean;
  readonly host: string;
  readonly port: number;
  /** Path and query, as sent. */
  readonly path: string;
};

const spelling = /^(https?):\/\/([^/?#\\@\s]+)((?:[/?][^#\\\s]*)?)$/;
const label = "[a-z0-9](?:[a-z0-9_-]{0,61}[a-z0-9])?";
const name = new RegExp(`^(?:${label}\\.)*${label}$`);

/**
 * Reads a URL strictly: http or https, no user part, no fragment, no backslash or blank, and a host that is spelled as the
 * URL standard would print it. So `2130706433`, `0x7f.1`, `127.1`, `017700000001`, `example.org.`, full-width letters and
 * names in other scripts (their `xn--` form is taken) are undefined, instead of meaning one host here and another there.
 */
export function readOutboundUrl(text: string): OutboundUrl | undefined {
  const [, scheme, authority, rest] = spelling.exec(text) ?? [];
  if (scheme === undefined || authority === undefined || !URL.canParse(text)) return undefined;
  const url = new URL(text);
  const usual = scheme === "https" ? "443" : "80";
  if (authority !== url.host && authority !== `${url.host}:${usual}`) return undefined;
  const host = url.hostname;
  const isAddress = isIPv4(host) || isIPv6(unbracketed(host));
  if (!isAddress && (host.length > 253 || !name.test(host))) return undefined;
  const port = Number(url.port === "" ? usual : url.port);
  if (port === 0) return undefined;
  // A path that the standard would change ("/../", a letter that is not ASCII) must be written as it is sent.
  const path = `${url.pathname}${url.search}`;
  const isAsWritten = path === rest || path === `/${rest ?? ""}`;
  return isAsWritten ? { isPlain: scheme === "http", host, port, path } : undefined;
}

/**
 * Reads a list of destinations as the environment writes them: `crm.example.org, crm.example.org:8443`; with `isPrivate` also
 * `http://10.0.0.5:8080`. Throws one sentence for an entry that is none, with its place in the list and not its text.
 */
export function readDestinations(text: string, isPrivate: boolean): readonly Destination[] {
  const entries = text.split(",").map((entry) => entry.trim());
  return entries
    .filter((entry) => entry !== "")
    .map((entry, index) => {
      const url = readOutboundUrl(/^https?:\/\//.test(entry) ? entry : `https://${entry}`);
      if (url?.path !== "/" || (url.isPlain && !isPrivate)) {
        throw new Error(
          `Destination ${index + 1} of the list is no host[:port] that may be called.`,
        );
      }
      return { host: url.host, port: url.port, isPlain: url.isPlain, isPrivate };
    });
}

/** The destination that this URL stands for: host, port and scheme must all be as listed. */
export function destinationOf(
  url: OutboundUrl,
  destinations: readonly Destination[],
): Destination | undefined {
  return destinations.find(
    ({ host, port, isPlain }) => host === url.host && port === url.port && isPlain === url.isPlain,
  );
}

/**
 * Whether a connection to this address may be made for this destination. Public unicast addresses: always. Private ones
 * (RFC 1918, unique local, shared address space): where the destination is private. Loopback: where, besides, the
 * destination itself is spelled as loopback, so that no name can be pointed at the portal's own machine. Never:
 * link-local (the metadata services of clouds), multicast, reserved, and every address that carries another inside.
 */
export function isPermittedAddress(address: string, { host, isPrivate }: Destination): boolean {
  const family = isIP(address);
  if (family === 0 || address.includes("%")) return false;
  const type = family === 4 ? "ipv4" : "ipv6";
  if (family === 6 && !globalSix.check(address, type) && !privateSix.check(address, type)) {
    return false;
  }
  if (loopback.check(address, type)) return isPrivate && isLoopbackHost(host);
  if (privateFour.check(address, type) || privateSix.check(address, type)) return isPrivate;
  return !never.check(address, type);
}

/** The host as a socket takes it. */
export function unbracketed(host: string): string {
  return host.startsWith("[") && host.endsWith("]") ? host.slice(1, -1) : host;
}

function isLoopbackHost(host: string): boolean {
  return host === "localhost" || host === "[::1]" || (isIPv4(host) && host.startsWith("127."));
}

function listOf(type: "ipv4" | "ipv6", ranges: readonly (readonly [string, number])[]): BlockList {
  const list = new BlockList();
  for (const [net, prefix] of ranges) list.addSubnet(net, prefix, type);
  return list;
}

const loopback = listOf("ipv4", [["127.0.0.0", 8]]);
loopback.addAddress("::1", "ipv6");

const privateFour = listOf("ipv4", [
  ["10.0.0.0", 8],
  ["172.16.0.0", 12],
  ["192.168.0.0", 16],
  ["100.64.0.0", 10],
]);

/** Of IPv6 only these two may be spoken to at all: what is not global unicast is unknown, mapped or translated. */
const globalSix = listOf("ipv6", [["2000::", 3]]);
const privateSix = listOf("ipv6", [["fc00::", 7]]);
privateSix.addAddress("::1", "ipv6");

/** IANA's special-purpose registries (RFC 6890 and its updates): not reachable, or another address in disguise. */
const never = listOf("ipv4", [
  ["0.0.0.0", 8],
  ["169.254.0.0", 16],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.88.99.0", 24],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 4],
  ["240.0.0.0", 4],
]);
for (const [net, prefix] of [
  ["2001::", 23],
  ["2001:db8::", 32],
  ["2002::", 16],
  ["3fff::", 20],
] as const) {
  never.addSubnet(net, prefix, "ipv6");
}
