import { defineRouting } from "next-intl/routing";
import { locales } from "#lib/kernel/locale.ts";

/** Every address starts with its language; the cookie only remembers which one was chosen last. */
export const routing = defineRouting({
  locales: [...locales],
  defaultLocale: "ru",
  localePrefix: "always",
  // A Link header with other languages would repeat whatever host a request claims, and nothing here is for search engines.
  alternateLinks: false,
  localeCookie: { name: "jeke-locale", sameSite: "lax", maxAge: 60 * 60 * 24 * 365 },
});
