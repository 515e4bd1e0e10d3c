import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: {
    alias: {
      // Outside of Next there is no client bundle to keep this out of.
      "server-only": fileURLToPath(new URL("node_modules/server-only/empty.js", import.meta.url)),
    },
  },
  test: {
    // next-intl imports next/server without its ending, which plain Node does not find.
    server: { deps: { inline: ["next-intl"] } },
    include: [
      "lib/**/*.test.ts",
      "components/**/*.test.tsx",
      "prisma/**/*.test.ts",
      "app/**/*.test.ts",
    ],
    pool: "forks",
    // Many tests wait for a lock, a lease or a worker: twice the cores leaves none of them idle meanwhile.
    maxWorkers: "200%",
    globalSetup: ["lib/testing/global-setup.ts"],
    testTimeout: 20_000,
    hookTimeout: 60_000,
    env: { JEKE_MODE: "test", JEKE_LOG_LEVEL: "silent", TZ: "UTC" },
  },
});
