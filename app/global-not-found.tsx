import type { Metadata } from "next";
import { headers } from "next/headers";
import { locales } from "#lib/kernel/locale.ts";
import { translator } from "#lib/i18n/translator.ts";
import "./globals.css";

export const metadata: Metadata = { title: "404" };

/** An address outside every language: answered in all three. */
export default async function GlobalNotFound() {
  await headers();
  return (
    <html lang="ru">
      <body>
        <main className="mx-auto flex min-h-dvh max-w-measure flex-col justify-center gap-8 px-5 py-10">
          {locales.map((locale) => {
            const t = translator(locale, "common");
            return (
              <section key={locale} lang={locale} className="border-b border-hairline pb-8">
                <h1 className="text-22">{t("notFound.title")}</h1>
                <p className="mt-2 text-muted">{t("notFound.text")}</p>
                <a
                  className="mt-3 inline-block py-2 font-medium text-accent underline"
                  href={`/${locale}`}
                >
                  {t("notFound.home")}
                </a>
              </section>
            );
          })}
        </main>
      </body>
    </html>
  );
}
