import type { Locale } from "#lib/kernel/locale.ts";
import type { CopyCollection, CopyDocument } from "./copy-document.ts";
import { toCsv } from "./csv.ts";
import type { PageWords } from "./html-words.ts";
import { toHtml } from "./html.ts";

/** A file of the archive, made when its turn comes. */
type File = { readonly name: string; text(): string };

/** What the archive holds: the exact copy, a table per collection that holds something, and one page to read. */
export function filesOf(copy: CopyDocument, locale: Locale, words: PageWords): readonly File[] {
  const tables = copy.systems.flatMap((system) =>
    system.collections.filter(hasRecords).map((part) => ({
      name: `csv/${system.id}-${part.id}.csv`,
      text: () => toCsv(part, locale),
    })),
  );
  return [
    { name: "data.json", text: () => `${JSON.stringify(copy, null, 1)}\n` },
    ...tables,
    { name: "data.html", text: () => toHtml(copy, locale, words) },
  ];
}

function hasRecords({ records }: CopyCollection): boolean {
  return records.length > 0;
}
