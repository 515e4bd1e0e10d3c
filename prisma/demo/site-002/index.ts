import { defineSample } from "../kit/sample.ts";
import { layCrowd } from "./world/crowd.ts";
import { layNamedPeople } from "./world/named.ts";
import { SiteBuilder } from "./world/site-builder.ts";

/** The sample systems of `site-002`, one for each service; nothing joins them. */
export const sample = defineSample({
  operator: "site-002",
  folder: import.meta.dirname,
  tables: {
    profile: ["members", "visits", "messages"],
    forum: ["authors", "posts", "appeals"],
    recommendations: ["viewers", "interests", "shown_ads", "daily_counts"],
  },
  lay(sheets, random, days) {
    const site = new SiteBuilder(sheets, random, days);
    layNamedPeople(site);
    layCrowd(random, site, 90);
    site.dailyCounts(30);
  },
});

export const prepareSampleSystems = sample.prepare;
