import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const everything = [
  "lib/**/*.test.ts",
  "components/**/*.test.tsx",
  "prisma/**/*.test.ts",
  "app/**/*.test.ts",
];
/** Without I/O: nothing that one file could leave behind for the next. */
const pure = ["lib/*/core/**/*.test.ts", "lib/law/**/*.test.ts"];
/**
 * On databases of their own, through `smallOperator`, `sampleOperator` and the like, which close what they opened. Hooks that a helper
 * registers while it is loaded belong to the first file of its process alone: a second file that needs them stays apart.
 */
const tidy = [
  "lib/{audit,consents,exports,fulfilment,i18n,identity,notify,operator,requests}/*.test.ts",
  "prisma/**/*.test.ts",
];

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
    pool: "forks",
    // Some tests wait for a lease, a lock or a silent system: one worker more than cores leaves none idle meanwhile.
    maxWorkers: availableParallelism() + 1,
    globalSetup: ["lib/testing/global-setup.ts"],
    // What waits for another process may wait long on a busy machine.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 15_000 } },
    env: { JEKE_MODE: "test", JEKE_LOG_LEVEL: "silent", TZ: "UTC" },
    // A process of its own costs a test file up to a second of loading, so files share one where they can.
    projects: [
      { extends: true, test: { name: "pure", include: pure, isolate: false } },
      {
        extends: true,
        test: {
          ...{ name: "tidy", include: tidy, isolate: false },
          setupFiles: ["lib/testing/shared-process.ts"],
        },
      },
      {
        extends: true,
        test: { name: "apart", include: everything, exclude: [...pure, ...tidy] },
      },
    ],
  },
});
