/** So many tries in so many seconds; then a wait until the window ends, never a lock-out. */
export type Limit = { readonly name: string; readonly points: number; readonly seconds: number };

/** Every documented limit of sign-in (threats.md A9), by what it counts. */
export const limits = {
  /** Messages to one address. */
  askAddress: { name: "ask-address", points: 5, seconds: 600 },
  /** Messages asked for from one network (IPv6 /64, IPv4 address). */
  askNetwork: { name: "ask-network", points: 30, seconds: 600 },
  /** Messages asked for in all. */
  askAll: { name: "ask-all", points: 300, seconds: 60 },
  /** Codes typed from one network. */
  codeNetwork: { name: "code-network", points: 60, seconds: 600 },
  /** Passwords tried for one staff address from one network. */
  passwordPair: { name: "password-pair", points: 5, seconds: 300 },
  /** Passwords tried for one staff address from anywhere. */
  passwordAddress: { name: "password-address", points: 30, seconds: 300 },
  /** Digits of an authenticator tried for one staff member from anywhere: whoever has the password must not count through them. */
  totpStaff: { name: "totp-staff", points: 15, seconds: 900 },
  passwordNetwork: { name: "password-network", points: 30, seconds: 300 },
} as const satisfies Record<string, Limit>;

/**
 * The network an address belongs to: an IPv4 address as it is (also when mapped into IPv6), an IPv6 address
 * by its first 64 bits, since a single household holds all of them.
 */
export function networkOf(ip: string): string {
  const plain = ip.split("%")[0]?.toLowerCase() ?? "";
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(plain)?.[1];
  if (mapped !== undefined) return mapped;
  if (!plain.includes(":")) return plain === "" ? "unknown" : plain;
  const [head = "", tail] = plain.split("::");
  const left = head === "" ? [] : head.split(":");
  const right = tail === undefined || tail === "" ? [] : tail.split(":");
  const missing = tail === undefined ? 0 : Math.max(0, 8 - left.length - right.length);
  const groups = [...left, ...Array.from({ length: missing }, () => "0"), ...right];
  return groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ""))
    .join(":");
}
