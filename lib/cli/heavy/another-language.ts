import { spawn } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { projectRoot } from "../supervisor/runtime.ts";

/** What types are checked of: everything but what is installed, built or remembered. */
const left = /^(node_modules|\.git|\.next|\.jeke|test-results)$/;

/**
 * Adds a language to a copy of the product as `lib/i18n/README.md` says and checks the types of all of it. Returns the
 * compiler's lines: places that hold only as long as there are three languages.
 */
export async function withAnotherLanguage(): Promise<readonly string[]> {
  const copy = mkdtempSync(path.join(tmpdir(), "jeke-language-"));
  try {
    const isWanted = (from: string): boolean =>
      !left.test(path.relative(projectRoot, from).split(path.sep)[0] ?? "");
    cpSync(projectRoot, copy, { recursive: true, filter: isWanted });
    symlinkSync(path.join(projectRoot, "node_modules"), path.join(copy, "node_modules"));
    const list = path.join(copy, "lib/kernel/locale.ts");
    const before = readFileSync(list, "utf8");
    const after = before.replace('en: "en" }', 'en: "en", uz: "ru" }');
    if (after === before) return ["lib/kernel/locale.ts: the list of languages was not found"];
    writeFileSync(list, after);
    const texts = path.join(copy, "lib/i18n/messages");
    cpSync(path.join(texts, "ru"), path.join(texts, "uz"), { recursive: true });
    return await typeErrors(copy);
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

async function typeErrors(folder: string): Promise<readonly string[]> {
  const compiler = path.join(projectRoot, "node_modules/typescript/bin/tsc");
  const child = spawn(process.execPath, [compiler, "--noEmit", "-p", folder], { cwd: folder });
  let said = "";
  child.stdout.on("data", (chunk: Buffer) => {
    said += chunk.toString();
  });
  await new Promise((resolve) => {
    child.once("exit", resolve);
  });
  return said.split("\n").filter((line) => /^\S.*error TS/.test(line));
}
