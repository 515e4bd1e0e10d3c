import { readFileSync } from "node:fs";
import { isIP } from "node:net";
import { SystemFailure } from "../../ports.ts";

/** Where a database is and who we are there, read from its URL. */
export type Address = {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly database: string;
  /** False: plain, which is for this machine and its own network only. */
  readonly tls: false | { readonly rejectUnauthorized: boolean; readonly ca?: string };
  /** Further settings of the session, as PostgreSQL's `options` takes them. */
  readonly options?: string;
};

/**
 * Reads `postgresql://user:password@host:port/database?sslmode=…` or the same with `mysql://`. Without `sslmode` a connection
 * is plain to this machine and to private addresses, and `verify-full` to every other: encrypted, and the certificate has to
 * be the host's own. `disable` is plain wherever it is, said by whoever wrote the URL; `no-verify` encrypts without asking
 * who is there. `sslrootcert=<file>` names further authorities.
 * @throws SystemFailure `unreachable` for what is no such URL; nothing of it is in the error.
 */
export function readAddress(text: string, usualPort: number): Address {
  const url = URL.parse(text);
  const schemes = ["postgres:", "postgresql:", "mysql:", "mariadb:"];
  if (url === null || !schemes.includes(url.protocol)) throw badAddress("address");
  const written = url.searchParams.get("host") ?? url.hostname.replace(/^\[(.*)\]$/, "$1");
  const options = url.searchParams.get("options");
  try {
    // Read as it will be called: whether it is near must not hang on how it is spelled.
    const host = decodeURIComponent(written);
    return {
      host: host === "" ? "localhost" : host,
      port: url.port === "" ? usualPort : Number(url.port),
      user: decodeURIComponent(url.username),
      password: decodeURIComponent(url.password),
      database: decodeURIComponent(url.pathname.slice(1)),
      tls: readTls(host, url.searchParams),
      ...(options === null ? {} : { options }),
    };
  } catch (error) {
    if (error instanceof SystemFailure) throw error;
    throw badAddress("address");
  }
}

function readTls(host: string, parameters: URLSearchParams): Address["tls"] {
  const mode = askedMode(parameters) ?? (isNear(host) ? "plain" : "proven");
  if (mode === "plain") return false;
  if (mode === "unproven") return { rejectUnauthorized: false };
  const file = parameters.get("sslrootcert");
  if (file === null) return { rejectUnauthorized: true };
  try {
    return { rejectUnauthorized: true, ca: readFileSync(file, "utf8") };
  } catch {
    throw badAddress("sslrootcert");
  }
}

const modes: Readonly<Record<string, "plain" | "unproven" | "proven" | "usual">> = {
  ...{ disable: "plain", disabled: "plain", false: "plain", "0": "plain", "no-verify": "unproven" },
  ...{ require: "proven", required: "proven", true: "proven", "1": "proven" },
  ...{ "verify-ca": "proven", "verify-full": "proven", "verify-identity": "proven" },
  ...{ prefer: "usual", preferred: "usual", allow: "usual" },
};

/** What the URL asks for, in whatever spelling a driver knows: unheard, it would go over the wire plain. */
function askedMode(parameters: URLSearchParams): "plain" | "unproven" | "proven" | undefined {
  const asked = [...parameters].flatMap(([name, value]) => {
    if (!/^(?:ssl-?mode|ssl|use-?ssl|require-?ssl|tls)$/i.test(name.replaceAll("_", "-")))
      return [];
    const word = value.toLowerCase().replaceAll("_", "-");
    const mode = Object.hasOwn(modes, word) ? modes[word] : undefined;
    if (mode === undefined) throw badAddress("sslmode");
    return mode === "usual" ? [] : [mode];
  });
  // Of two words the stricter one counts.
  return (["proven", "unproven", "plain"] as const).find((mode) => asked.includes(mode));
}

/** This machine, a socket, a private address, or a name without a dot, which only an own network can know. */
function isNear(host: string): boolean {
  if (host === "" || host === "localhost" || host.startsWith("/")) return true;
  // Digits alone are an address in disguise.
  if (isIP(host) === 0) return !host.includes(".") && !/^(?:0x[\da-f]*|\d+)$/i.test(host);
  return (
    /^(127\.|10\.|192\.168\.|169\.254\.|172\.(1[6-9]|2\d|3[01])\.)/.test(host) ||
    /^(::1$|f[cd]|fe[89ab])/i.test(host)
  );
}

function badAddress(what: string): SystemFailure {
  return new SystemFailure("unreachable", { cause: new Error(`bad ${what}`) });
}
