import { defineRouting } from "next-intl/routing";
import { locales } from "#lib/kernel/locale.ts";

/** Every address starts with its language; the cookie only remembers which one was chosen last. */
export const routing = defineRouting({
  locales: [...locales],
  defaultLocale: "ru",
  localePrefix: "always",
  localeCookie: { name: "jeke-locale", sameSite: "lax", maxAge: 60 * 60 * 24 * 365 },
});
