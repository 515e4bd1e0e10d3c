import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

const page = "docs/operator-pack.md";
const block = /^```yaml\n# my-library\/(\S+)\n(.*?)^```$/gms;

/** Writes the pack that docs/operator-pack.md prints into a folder, file by file as a reader would copy it. */
export function writeDocumentedPack(folder: string): readonly string[] {
  const files = [...readFileSync(page, "utf8").matchAll(block)];
  return files.map(([, name = "", text = ""]) => {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    return name;
  });
}
