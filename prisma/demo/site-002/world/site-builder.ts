import type { Days } from "../../kit/days.ts";
import { address, browsers, type Contact } from "../../kit/person.ts";
import type { Random } from "../../kit/random.ts";
import type { Sheet } from "../../kit/sheet.ts";
import { messages, pages, signs, threads, topics } from "./words.ts";

export type Audience = "nobody" | "members" | "everybody";
export type Reachable = Contact & { readonly email: string };
type Sheets = {
  readonly profile: Sheet<"members" | "visits" | "messages">;
  readonly forum: Sheet<"authors" | "posts" | "appeals">;
  readonly recommendations: Sheet<"viewers" | "interests" | "shown_ads" | "daily_counts">;
};

/** Lays rows as the three services would; no row of one leads into another. */
export class SiteBuilder {
  readonly #sheets: Sheets;
  readonly #random: Random;
  readonly #days: Days;

  constructor(sheets: Sheets, random: Random, days: Days) {
    this.#sheets = sheets;
    this.#random = random;
    this.#days = days;
  }

  /** A profile with its visits of the past year and the service messages sent to it. */
  member(
    who: Reachable & {
      readonly nick: string;
      readonly language: string;
      readonly visibleTo?: Audience;
      readonly birthDate?: string | null;
      readonly city?: string;
      readonly about?: string;
      readonly since: number;
      readonly visits: number;
    },
  ): void {
    const { profile } = this.#sheets;
    const member = profile.add("members", {
      nick: who.nick,
      email: who.email,
      phone: who.phone,
      full_name: who.name,
      birth_date: who.birthDate ?? null,
      city: who.city ?? null,
      about: who.about ?? null,
      language: who.language,
      visible_to: who.visibleTo ?? "nobody",
      agreed_on: this.#days.date(who.since),
      registered_at: this.#at(who.since),
      active_on: this.#days.date(Math.min(3, who.since)),
    });
    for (let index = 0; index < who.visits; index += 1) {
      profile.add("visits", {
        member_id: member,
        visited_at: this.#at(this.#random.between(1, Math.min(who.since, 360))),
        page: this.#random.pick(pages),
        ip: address(this.#random),
        browser: this.#random.pick(browsers),
        cookie: `c-${100_000 + member * 37}`,
      });
    }
    for (let index = 0; index < Math.min(5, who.visits); index += 1) {
      profile.add("messages", {
        member_id: member,
        sent_at: this.#at(this.#random.between(1, Math.min(who.since, 360))),
        address: who.email,
        subject: this.#random.pick(messages),
      });
    }
  }

  /** Somebody on the forum with posts, the first `open` of which everybody may read. */
  author(who: {
    readonly email: string;
    readonly nick: string;
    readonly since: number;
    readonly posts: number;
    readonly open?: number;
    readonly barredReason?: string;
  }): number {
    const { forum } = this.#sheets;
    const author = forum.add("authors", {
      email: who.email,
      nick: who.nick,
      signature: this.#random.chance(0.3) ? "Сәлем! Привет! Hello!" : null,
      barred: who.barredReason !== undefined,
      barred_reason: who.barredReason ?? null,
      joined_at: this.#at(who.since),
    });
    for (let index = 0; index < who.posts; index += 1) {
      const [topic, body] = this.#random.pick<readonly [string, string]>(threads);
      forum.add("posts", {
        author_id: author,
        topic,
        body,
        visible_to: index < (who.open ?? 0) ? "everybody" : "members",
        posted_at: this.#at(this.#random.between(1, who.since)),
      });
    }
    return author;
  }

  appeal(of: {
    readonly author: number;
    readonly about: { readonly author: number; readonly name: string };
    readonly text: string;
    readonly daysAgo: number;
    readonly isAnswered: boolean;
  }): void {
    this.#sheets.forum.add("appeals", {
      author_id: of.author,
      about_id: of.about.author,
      about_whom: of.about.name,
      text: of.text,
      status: of.isAnswered ? "answered" : "open",
      made_at: this.#at(of.daysAgo),
      answered_at: of.isAnswered ? this.#at(of.daysAgo - 3) : null,
    });
  }

  /** What the recommendations hold; interests are kept only where targeting is allowed. */
  viewer(who: {
    readonly email: string;
    readonly since: number;
    readonly targeting: boolean;
    readonly research: boolean;
    readonly interests: number;
    readonly ads: number;
  }): void {
    const sheet = this.#sheets.recommendations;
    const created = this.#at(who.since);
    const viewer = sheet.add("viewers", {
      email: who.email,
      targeting_allowed: who.targeting,
      targeting_changed_at: created,
      research_allowed: who.research,
      research_changed_at: created,
      created_at: created,
    });
    for (const topic of topics.slice(0, who.targeting ? who.interests : 0)) {
      sheet.put("interests", {
        viewer_id: viewer,
        topic,
        weight: this.#random.between(1, 100),
        derived_from: this.#random.pick(signs),
        seen_at: this.#at(this.#random.between(1, Math.min(who.since, 170))),
      });
    }
    for (let index = 0; index < who.ads; index += 1) {
      sheet.add("shown_ads", {
        viewer_id: viewer,
        shown_at: this.#at(this.#random.between(1, Math.min(who.since, 170))),
        topic: this.#random.pick(topics),
        page: this.#random.pick(pages),
        clicked: this.#random.chance(0.04),
      });
    }
  }

  /** Counts of the past days: of everybody, about nobody. */
  dailyCounts(days: number): void {
    for (let daysAgo = 1; daysAgo <= days; daysAgo += 1) {
      for (const topic of topics) {
        this.#sheets.recommendations.put("daily_counts", {
          counted_on: this.#days.date(daysAgo),
          topic,
          viewers: this.#random.between(20, 90),
          clicks: this.#random.between(0, 9),
        });
      }
    }
  }

  #at(daysAgo: number): string {
    return this.#days.at(daysAgo, this.#random.between(420, 1380));
  }
}
