import type { Json } from "#lib/kernel/context.ts";
import type { Notice } from "#lib/operator/core/notice.ts";

/** What of a version was published: title and clauses in every language. Two versions that say the same are the same text. */
export function publishedText({ titles, sections }: Notice): Json {
  return {
    titles,
    sections: sections.map(({ clause, ...words }) => ({
      ...{ clause, titles: words.titles, texts: words.texts },
    })),
  };
}

/** The text with the days it names: what may not change under the same version, but for a day that was still to be supplied. */
export function publishedWhole(notice: Notice): Json {
  const { posted = null, effective = null } = notice;
  return { text: publishedText(notice), posted, effective };
}
