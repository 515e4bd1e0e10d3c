import { randomBytes } from "node:crypto";
import createIntlProxy from "next-intl/middleware";
import { NextRequest, NextResponse } from "next/server";
import { routing } from "#lib/i18n/routing.ts";
import { cookieName } from "#lib/web/cookie-names.ts";
import { contentSecurityPolicy, securityHeaders } from "#lib/web/headers.ts";
import { isOwnOrigin, takesAnyOrigin } from "#lib/web/origin.ts";
import { pathHeader } from "#lib/web/path-header.ts";

// Our own cookie carries the language of the account; next-intl's would be readable by scripts.
const intl = createIntlProxy({ ...routing, localeCookie: false });
const withoutLanguage = /^\/(api|dev|\.well-known)(\/|$|\.)/;

/**
 * Language, policy and headers of every answer. It guards nothing: each page, action and route checks the session itself,
 * and stays closed when this file is gone.
 */
export default function proxy(request: NextRequest): NextResponse {
  const isHttps = new URL(request.url).protocol === "https:";
  const nonce = randomBytes(18).toString("base64");
  const isDevelopment = process.env.NODE_ENV === "development";
  const policy = contentSecurityPolicy({ nonce, isHttps, isDevelopment });
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set("Content-Security-Policy", policy);
  headers.set(pathHeader, `${request.nextUrl.pathname}${request.nextUrl.search}`);
  const language = languageOf(request);
  if (language !== undefined) headers.set("accept-language", language);
  const mayPost = takesAnyOrigin(request.nextUrl.pathname) || isOwnOrigin(request.headers);
  if (request.method === "POST" && !mayPost) {
    // Each action and route refuses this itself; here it only becomes a plain 403 instead of an error of the framework.
    return new NextResponse(null, {
      status: 403,
      headers: { ...securityHeaders(isHttps), "Content-Security-Policy": policy },
    });
  }
  const response = withoutLanguage.test(request.nextUrl.pathname)
    ? NextResponse.next({ request: { headers } })
    : intl(new NextRequest(request, { headers }));
  response.headers.set("Content-Security-Policy", policy);
  for (const [name, value] of Object.entries(securityHeaders(isHttps))) {
    response.headers.set(name, value);
  }
  return response;
}

/** The account's language, for an address that names none; the browser's follows after it. */
function languageOf(request: NextRequest): string | undefined {
  const value =
    request.cookies.get(cookieName("language", true)) ??
    request.cookies.get(cookieName("language", false));
  return routing.locales.find((locale) => locale === value?.value);
}

export const config = {
  matcher: ["/((?!_next/static|_next/image|favicon.ico|icon.svg|fonts/).*)"],
};
