import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { projectRoot } from "../supervisor/runtime.ts";

const folders = ["app", "components", "lib", "prisma", "e2e"];
const exempt = /[/\\](data|packs|messages|demo|generated)[/\\]/;

type Source = { readonly file: string; readonly text: string };

const sources: readonly Source[] = folders
  .map((folder) => path.join(projectRoot, folder))
  .filter((folder) => existsSync(folder))
  .flatMap((folder) => readdirSync(folder, { recursive: true, withFileTypes: true }))
  .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
  .map((entry) => path.join(entry.parentPath, entry.name))
  .filter((file) => !file.includes(`${path.sep}generated${path.sep}`))
  .map((file) => ({ file: path.relative(projectRoot, file), text: readFileSync(file, "utf8") }));

/** Names of the runtime exports of a source file. */
function exportsOf(text: string): string[] {
  return [
    ...text.matchAll(/^export (?:default )?(?:async )?(?:const|function|let|class) (\w+)/gm),
  ].map((match) => match[1] ?? "");
}

describe("the house", () => {
  it("has no file over 300 lines", () => {
    const lengths = sources
      .filter(({ file }) => !exempt.test(file))
      .map(({ file, text }) => ({ file, lines: text.split("\n").length - 1 }))
      .sort((a, b) => a.lines - b.lines);
    const at = (share: number) => lengths[Math.floor((lengths.length - 1) * share)]?.lines ?? 0;
    console.log(
      `${lengths.length} files, median ${at(0.5)} lines, 90 % ${at(0.9)}, longest ${at(1)}`,
    );
    expect(lengths.filter(({ lines }) => lines > 300)).toEqual([]);
  });

  it("makes every server action with defineAction", () => {
    const actionFiles = sources.filter(({ text }) => /^["']use server["']/m.test(text));
    expect(actionFiles.length).toBeGreaterThan(0);
    const bare = actionFiles.flatMap(({ file, text }) =>
      exportsOf(text)
        .filter(
          (name) =>
            !new RegExp(`export const ${name}\\b[^=]*= define(?:\\w*Action|Button)`).test(text),
        )
        .map((name) => `${file}: ${name}`),
    );
    expect(bare).toEqual([]);
  });

  it("makes every route handler with defineRoute", () => {
    const bare = sources
      .filter(({ file }) => /^app[/\\].*[/\\]route\.ts$/.test(file))
      .filter(({ file }) => !/api[/\\]auth[/\\]/.test(file))
      .flatMap(({ file, text }) =>
        exportsOf(text)
          .filter((name) => /^(GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)$/.test(name))
          .filter((name) => !new RegExp(`export const ${name}\\b[^=]*= define\\w*Route`).test(text))
          .map((name) => `${file}: ${name}`),
      );
    expect(bare).toEqual([]);
  });

  it("branches on a request's type in the registry only", () => {
    const branching = sources
      .filter(({ file }) => !/requests[/\\]types[/\\]/.test(file) && !file.endsWith(".test.ts"))
      .filter(({ text }) =>
        /switch \((?:request|view|row|summary|input)\.type\)|switch \(requestType\)/.test(text),
      )
      .map(({ file }) => file);
    expect(branching).toEqual([]);
  });

  it("keeps the floors below which known holes lie", () => {
    const floors: Readonly<Record<string, string>> = {
      next: "16.3.3",
      react: "19.2.8",
      "next-auth": "4.24.15",
      nodemailer: "9.1.0",
    };
    const below = Object.entries(floors).filter(([name, floor]) => {
      const manifest = JSON.parse(
        readFileSync(path.join(projectRoot, "node_modules", name, "package.json"), "utf8"),
      ) as { version: string };
      return manifest.version.localeCompare(floor, "en", { numeric: true }) < 0;
    });
    expect(below).toEqual([]);
  });
});
