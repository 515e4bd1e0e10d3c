import { locales } from "#lib/kernel/locale.ts";
import { env } from "#lib/platform/env.ts";

type Headers = { get(name: string): string | null };

const loopback = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;

/** Over https (told by a proxy of ours, or by the portal's own address), or to this machine. */
export function isTrustedTransport(headers: Headers): boolean {
  const host = headers.get("host") ?? "";
  if (loopback.test(host)) return true;
  const own = new URL(env().JEKE_URL);
  return own.protocol === "https:" && own.host === host;
}

/** The one origin a change may come from: the portal's address; in demo and test also the address typed into the browser. */
function ownOrigins(headers: Headers): readonly string[] {
  const own = new URL(env().JEKE_URL).origin;
  const host = headers.get("host");
  if (env().JEKE_MODE === "production" || host === null) return [own];
  return [own, `http://${host}`];
}

/**
 * True when the browser says that this change comes from a page of ours: `Origin` must be there and be exactly ours,
 * and `Sec-Fetch-Site`, where the browser sends it, must be `same-origin`. An absent or opaque origin is refused.
 */
export function isOwnOrigin(headers: Headers): boolean {
  const origin = headers.get("origin");
  if (origin === null || !ownOrigins(headers).includes(origin)) return false;
  const site = headers.get("sec-fetch-site");
  return site === null || site === "same-origin";
}

/** The only addresses that take a change from anywhere: links of letters, and machines that bring a key. */
const fromAnywhere = /^\/api\/(unsubscribe\/[^/]+|v1\/[a-z-]+)$/;

/** Whether a change at this path need not come from a page of ours: it carries its own proof, and no cookie is looked at. */
export function takesAnyOrigin(path: string): boolean {
  return fromAnywhere.test(path);
}

/** A path of ours to go on to after sign-in or step-up; anything that could lead elsewhere becomes the fallback. */
export function safePath(path: string | null | undefined, fallback: string): string {
  if (path === null || path === undefined || !startsWithLanguage.test(path)) return fallback;
  if (/[\\\s\u0000-\u001f]/.test(path) || path.length > 500) return fallback;
  const url = URL.parse(path, "http://own.invalid");
  // What `..` leaves of it must still begin with a language: `/ru/../..//evil.example` is `//evil.example`.
  return url?.origin === "http://own.invalid" && startsWithLanguage.test(url.pathname)
    ? path
    : fallback;
}

const startsWithLanguage = new RegExp(`^/(${locales.join("|")})(/|\\?|$)`);
