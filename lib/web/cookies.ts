import "server-only";
import { decode, encode } from "next-auth/jwt";
import { cookies, headers } from "next/headers";
import { sessionLimits } from "#lib/identity/core/session-limits.ts";
import { env, required } from "#lib/platform/env.ts";
import { cookieName, type CookieKey } from "./cookie-names.ts";
import { isTrustedTransport } from "./origin.ts";

/** True when this request came over https or from this machine. Production never answers no. */
async function isSecureRequest(): Promise<boolean> {
  if (env().JEKE_MODE === "production") return true;
  return isTrustedTransport(await headers());
}

/** The session's secret, out of the encrypted cookie; nothing for a forged, broken or outdated one. */
export async function readSid(): Promise<string | undefined> {
  const value = await readCookie("sid");
  if (value === undefined) return undefined;
  try {
    const token = await decode({ token: value, secret: required("JEKE_SECRET") });
    return typeof token?.sid === "string" ? token.sid : undefined;
  } catch {
    return undefined;
  }
}

/** Puts a session's secret into its cookie. The cookie outlives no session: the row is judged on each request. */
export async function writeSid(sid: string): Promise<void> {
  const maxAge = sessionLimits.subject.absoluteHours * 3600;
  const value = await encode({ token: { sid }, secret: required("JEKE_SECRET"), maxAge });
  await writeCookie("sid", value, maxAge);
}

/** The secret that binds a code to the browser that asked for it. */
export async function readFlow(): Promise<string | undefined> {
  const value = await readCookie("flow");
  return value !== undefined && /^[\w-]{43}$/.test(value) ? value : undefined;
}

export async function writeFlow(flow: string): Promise<void> {
  await writeCookie("flow", flow, 15 * 60);
}

/** Remembers the language of the account for addresses without one. */
export async function writeLanguage(locale: string): Promise<void> {
  await writeCookie("language", locale, 365 * 24 * 3600);
}

export async function dropCookie(key: CookieKey): Promise<void> {
  await writeCookie(key, "", 0);
}

async function readCookie(key: CookieKey): Promise<string | undefined> {
  const store = await cookies();
  return store.get(cookieName(key, await isSecureRequest()))?.value;
}

async function writeCookie(key: CookieKey, value: string, maxAge: number): Promise<void> {
  const secure = await isSecureRequest();
  const store = await cookies();
  store.set(cookieName(key, secure), value, {
    httpOnly: true,
    secure,
    sameSite: "lax",
    path: "/",
    maxAge,
  });
}
