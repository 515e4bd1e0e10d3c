import type { Locale as OurLocale } from "#lib/kernel/locale.ts";

declare module "next-intl" {
  interface AppConfig {
    Locale: OurLocale;
  }
}
