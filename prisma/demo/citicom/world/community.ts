import type { Days } from "../../kit/days.ts";
import type { Contact } from "../../kit/person.ts";
import type { Random } from "../../kit/random.ts";
import type { Sheet } from "../../kit/sheet.ts";
import { posts, remarks } from "./words.ts";

type CommunitySheet = Sheet<"members" | "publications" | "comments">;
type Level = "nobody" | "users" | "everybody";
export type Member = { readonly id: number; readonly name: string };
export type Publication = {
  readonly id: number;
  readonly owner: number;
  readonly daysAgo: number;
};

/** Lays rows of `community`: people, what they post, and what others write under it. */
export class Community {
  readonly #sheet: CommunitySheet;
  readonly #random: Random;
  readonly #days: Days;

  constructor(sheet: CommunitySheet, random: Random, days: Days) {
    this.#sheet = sheet;
    this.#random = random;
    this.#days = days;
  }

  member(who: Contact & { readonly since: number; readonly level?: Level }): Member {
    const id = this.#sheet.add("members", {
      display_name: who.name,
      phone: who.phone,
      email: who.email,
      about: null,
      level: who.level ?? "nobody",
      joined_at: this.#at(who.since),
    });
    return { id, name: who.name };
  }

  publication(by: Member, daysAgo: number, level: Level = "users"): Publication {
    const [title, body] = this.#random.pick<readonly [string, string]>(posts);
    const id = this.#sheet.add("publications", {
      member_id: by.id,
      title,
      body,
      level,
      posted_at: this.#at(daysAgo),
    });
    return { id, owner: by.id, daysAgo };
  }

  comment(by: Member, under: Publication, body: string = this.#random.pick(remarks)): void {
    this.#sheet.add("comments", {
      publication_id: under.id,
      owner_id: under.owner,
      author_id: by.id,
      author_name: by.name,
      body,
      made_at: this.#at(Math.max(under.daysAgo - 1, 1)),
    });
  }

  #at(daysAgo: number): string {
    return this.#days.at(daysAgo, this.#random.between(420, 1380));
  }
}
