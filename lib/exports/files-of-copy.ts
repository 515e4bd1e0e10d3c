import type { Locale } from "#lib/kernel/locale.ts";
import { copyJson, type Copy } from "./copy-json.ts";
import type { PageWords } from "./core/html-words.ts";
import { tableName, toHtml } from "./core/html.ts";
import type { ArchiveFile } from "./write-zip.ts";

/** What the archive holds: the exact copy, a table per collection that holds something, and one page to read. */
export function filesOfCopy(copy: Copy, locale: Locale, words: PageWords): readonly ArchiveFile[] {
  const parts = copy.systems.flatMap((system) => system.parts.map((part) => ({ system, part })));
  const tables = parts
    .filter(({ part }) => part.tally.records > 0)
    .map(({ system, part }): ArchiveFile => {
      const { bytes } = part.csv;
      return { name: tableName(system, part), bytes, read: () => part.csv.read() };
    });
  return [
    {
      name: "data.json",
      bytes: parts.reduce((sum, { part }) => sum + part.json.bytes, 0),
      read: () => copyJson(copy),
    },
    ...tables,
    textFile("data.html", () => {
      const page = { ...copy, authority: copy.operator.authority.names };
      return toHtml(page, locale, words);
    }),
  ];
}

/** A file that is small enough to be made at once, when its turn comes. */
export function textFile(name: string, text: () => string): ArchiveFile {
  return {
    ...{ name, bytes: 0 },
    async *read() {
      yield text();
    },
  };
}
