import type { Ground } from "#lib/law/core/regime.ts";
import { articleOf } from "../eu/article.ts";
import { gdprGrounds } from "../eu/grounds.ts";

const ukGdpr = articleOf("UK GDPR");

/** Lawful grounds on which a request is granted: the articles of the GDPR, automated decisions by articles of its own. */
export const ukGrounds: readonly Ground[] = gdprGrounds(ukGdpr, ukGdpr("22C", "2"));
