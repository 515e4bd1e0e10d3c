import { spawnSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import * as fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { createBrotliDecompress } from "node:zlib";

const require = createRequire(import.meta.url);
const installed = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/**
 * Which Chromium to drive: `CHROMIUM_PATH`, else the headless shell inside the npm package (Linux x64), else the machine's, else
 * Playwright's own (undefined). The shell comes before a whole browser, which draws windows of its own for every test and so
 * takes twice the processor time.
 */
export async function chromiumPath(): Promise<string | undefined> {
  const named = process.env.CHROMIUM_PATH;
  if (named !== undefined && named !== "") return named;
  return (await headlessShell()) ?? installed.find((file) => fs.existsSync(file));
}

/** Unpacked once; undefined where it does not run, as where the libraries it needs are absent. */
async function headlessShell(): Promise<string | undefined> {
  if (process.platform !== "linux" || process.arch !== "x64") return undefined;
  const packed = path.join(
    path.dirname(require.resolve("@sparticuz/chromium")),
    "../bin/chromium.br",
  );
  // Its own code unpacks into a folder that all users of the machine share.
  const folder = path.join(import.meta.dirname, "../../.jeke/browser");
  // Another version of the package has another size.
  const shell = path.join(folder, `headless-shell-${fs.statSync(packed).size}`);
  if (!fs.existsSync(shell)) {
    fs.mkdirSync(folder, { recursive: true });
    // Another process may be unpacking too: whoever ends, the file is whole.
    const own = `${shell}.${randomUUID()}`;
    const unpacked = fs.createWriteStream(own, { mode: 0o755 });
    await pipeline(fs.createReadStream(packed), createBrotliDecompress(), unpacked);
    fs.renameSync(own, shell);
  }
  return spawnSync(shell, ["--version"]).status === 0 ? shell : undefined;
}
