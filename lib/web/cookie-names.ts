// No cookie's name begins with the session's: next-auth would join them as chunks (stack.md section 5).
const names = { sid: "jeke-sid", flow: "jeke-flow", language: "jeke-lang" } as const;

export type CookieKey = keyof typeof names;

/** `__Host-` wherever the browser accepts it; without over plain http off loopback in demo and test. */
export function cookieName(key: CookieKey, secure: boolean): string {
  return `${secure ? "__Host-" : ""}${names[key]}`;
}
