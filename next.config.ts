import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";

const withIntl = createNextIntlPlugin("./lib/i18n/request.ts");

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  // `npm run check` runs the type checker over everything; the build need not do it twice.
  typescript: { ignoreBuildErrors: true },
  // The image optimiser is an attack surface and writes styles that our policy blocks.
  images: { unoptimized: true },
  experimental: { globalNotFound: true },
  serverExternalPackages: ["pg", "pg-boss", "pino", "nodemailer", "@zip.js/zip.js"],
  headers: () =>
    Promise.resolve([
      {
        source: "/:path*",
        headers: [
          { key: "X-Content-Type-Options", value: "nosniff" },
          { key: "Referrer-Policy", value: "same-origin" },
          { key: "X-Frame-Options", value: "DENY" },
        ],
      },
      // proxy.ts leaves files alone; the page that says one is missing must not be without a policy.
      ...["/favicon.ico", "/fonts/:path*", "/_next/:path*"].map((source) => ({
        source,
        headers: [
          { key: "Content-Security-Policy", value: "default-src 'none'; frame-ancestors 'none'" },
        ],
      })),
    ]),
};

export default withIntl(config);
