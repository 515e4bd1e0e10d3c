import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { castFile } from "./cast.ts";
import { databaseUrl, demoEnvironment } from "./systems.ts";

/** Once before all tests: chooses a person for every part and signs everybody in. */
export default function setUp(): void {
  const cast = execFileSync(
    process.execPath,
    [
      "--conditions=react-server",
      "--disable-warning=ExperimentalWarning",
      "e2e/support/open-sessions.ts",
    ],
    {
      cwd: path.join(import.meta.dirname, "../.."),
      env: {
        ...process.env,
        ...demoEnvironment(),
        JEKE_LOG_LEVEL: "silent",
        JEKE_SUPER_URL_PORTAL: databaseUrl("portal"),
      },
      encoding: "utf8",
    },
  );
  mkdirSync(path.dirname(castFile), { recursive: true });
  writeFileSync(castFile, cast);
}
