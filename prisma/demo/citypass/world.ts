import type { Days } from "../kit/days.ts";
import { address, birthDate, type Contact, inventPerson } from "../kit/person.ts";
import type { Random } from "../kit/random.ts";
import type { Sheet } from "../kit/sheet.ts";
import { type DemoSubjectId, demoSubject } from "./people.ts";
import {
  homeCities,
  interests,
  neighbourhoods,
  news,
  notices,
  places,
  questions,
} from "./places.ts";

export const tables = {
  passes: ["accounts", "passes", "visits", "locations", "questions", "messages", "place_counts"],
  newsletter: ["readers", "sends"],
} as const;

export type Sheets = {
  readonly passes: Sheet<(typeof tables.passes)[number]>;
  readonly newsletter: Sheet<(typeof tables.newsletter)[number]>;
};

type Optional = {
  readonly birthDate?: string;
  readonly homeCity?: string;
  readonly interests?: string;
};
type Person = Contact & { readonly email: string; readonly language: string };
type Holder = { readonly name: string; readonly email: string };

const crowd = 100;

/** Lays rows of both systems as the site itself would. */
class City {
  readonly #sheets: Sheets;
  readonly #random: Random;
  readonly #days: Days;

  constructor(sheets: Sheets, random: Random, days: Days) {
    this.#sheets = sheets;
    this.#random = random;
    this.#days = days;
  }

  account(who: Person, activeDaysAgo: number, optional: Optional = {}): number {
    const registered = this.#at(activeDaysAgo + this.#random.between(20, 700));
    return this.#sheets.passes.add("accounts", {
      full_name: who.name,
      email: who.email,
      phone: who.phone,
      birth_date: optional.birthDate ?? null,
      home_city: optional.homeCity ?? null,
      interests: optional.interests ?? null,
      language: who.language,
      registered_at: registered,
      active_on: this.#days.date(activeDaysAgo),
      updated_at: registered,
    });
  }

  /** A pass for three days with the visits of its holder; a negative start lies ahead. */
  pass(accountId: number | null, holder: Holder, startedDaysAgo: number, visits: number): void {
    const { passes } = this.#sheets;
    const city = this.#random.pick(["astana", "almaty"]);
    const number = `CP-${String(40_000 + passes.of("passes").length)}`;
    passes.add("passes", {
      account_id: accountId,
      number,
      city,
      bought_at: this.#at(Math.max(startedDaysAgo, 0) + this.#random.between(2, 12)),
      valid_from: this.#days.date(startedDaysAgo),
      valid_until: this.#days.date(startedDaysAgo - 2),
      price: this.#random.between(6, 14) * 1000,
      status: startedDaysAgo > 2 ? "used" : "active",
      holder_name: holder.name,
      holder_email: holder.email,
    });
    const [first, ...rest] = places.filter(([one]) => one === city);
    if (first === undefined) return;
    for (let index = 0; index < visits; index += 1) {
      const [, place] = this.#random.pick<readonly [string, string]>([first, ...rest]);
      const daysAgo = Math.max(startedDaysAgo - (index % 3), 1);
      const who = passes.of("accounts").find((row) => row["email"] === holder.email);
      passes.add("visits", {
        account_id: who?.["id"] ?? null,
        holder_email: who === undefined ? holder.email : null,
        pass_number: number,
        place,
        city,
        visited_at: this.#at(daysAgo),
      });
      this.#count(place, this.#days.date(daysAgo));
    }
  }

  /** What the operator keeps without anybody in it: one more visit of a place on a day. */
  #count(place: string, day: string): void {
    const rows = this.#sheets.passes.of("place_counts");
    const at = rows.findIndex((row) => row["place"] === place && row["day"] === day);
    const before = at < 0 ? 0 : Number(rows[at]?.["visits"]);
    const row = { place, day, visits: before + 1 };
    if (at < 0) rows.push(row);
    else rows.splice(at, 1, row);
  }

  locations(accountId: number, count: number, unusual = false): void {
    for (let index = 0; index < count; index += 1) {
      this.#sheets.passes.add("locations", {
        account_id: accountId,
        seen_at: this.#at(this.#random.between(1, 170)),
        near: this.#random.pick(neighbourhoods),
        ip: address(this.#random),
        occasion: index % 5 === 4 ? "purchase" : "sign-in",
        unusual: unusual && index === 0,
      });
    }
  }

  question(accountId: number, askedDaysAgo: number, isAnswered: boolean): void {
    this.#sheets.passes.add("questions", {
      account_id: accountId,
      asked_at: this.#at(askedDaysAgo),
      text: this.#random.pick(questions),
      answered_at: isAnswered ? this.#at(Math.max(askedDaysAgo - 1, 1)) : null,
    });
  }

  messages(accountId: number, count: number): void {
    for (let index = 0; index < count; index += 1) {
      this.#sheets.passes.add("messages", {
        account_id: accountId,
        sent_at: this.#at(this.#random.between(1, 350)),
        channel: index % 3 === 2 ? "sms" : "email",
        subject: this.#random.pick(notices),
      });
    }
  }

  /** A row of the newsletter: both channels are off unless said otherwise. */
  reader(who: Person, sends = 0, allowed = { email: false, sms: false }): void {
    const since = this.#at(this.#random.between(200, 600));
    const id = this.#sheets.newsletter.add("readers", {
      email: who.email,
      phone: who.phone,
      language: who.language,
      by_email: allowed.email,
      email_changed_at: since,
      by_sms: allowed.sms,
      sms_changed_at: since,
    });
    for (let index = 0; index < sends; index += 1) {
      this.#sheets.newsletter.add("sends", {
        reader_id: id,
        sent_at: this.#at(this.#random.between(1, 190)),
        channel: allowed.sms && index % 4 === 3 ? "sms" : "email",
        subject: this.#random.pick(news),
      });
    }
  }

  #at(daysAgo: number): string {
    return this.#days.at(daysAgo, this.#random.between(480, 1260));
  }
}

/** Everybody of both systems: the people of people.ts, then a hundred about whom nothing is special. */
export function layWorld(sheets: Sheets, random: Random, days: Days): void {
  const city = new City(sheets, random, days);
  layNamed(city);
  for (let index = 0; index < crowd; index += 1) layOrdinary(city, random, index);
}

function layNamed(city: City): void {
  const visitor = named("visitor");
  const visitorId = city.account(visitor, 1, { homeCity: "Қарағанды" });
  for (const [started, visits] of [
    [400, 4],
    [210, 5],
    [90, 4],
    [1, 1],
  ] as const) {
    city.pass(visitorId, visitor, started, visits);
  }
  city.locations(visitorId, 9);
  city.messages(visitorId, 6);
  city.reader(visitor);
  layAccount(city, "all-filled", [120], {
    birthDate: "1987-07-09",
    homeCity: "Павлодар",
    interests: "горы и прогулки",
  });
  layAccount(city, "only-required", [60]);
  const reader = layAccount(city, "reader", [300, 45], { homeCity: "Шымкент" }, 12);
  city.messages(reader, 3);
  const giver = city.account(named("gives-pass"), 20);
  city.pass(giver, named("holder"), 30, 2);
  city.reader(named("gives-pass"));
  layAccount(city, "ended", [500, 330], { birthDate: "1979-02-18" });
  const moved = layAccount(city, "moved", [150]);
  city.locations(moved, 26, true);
  const asking = layAccount(city, "asked-support", [25]);
  city.question(asking, 40, true);
  city.question(asking, 3, false);
}

/** An account with passes that ended, and four locations; the newsletter is on for whoever was sent it. */
function layAccount(
  city: City,
  id: DemoSubjectId,
  passes: readonly number[],
  optional: Optional = {},
  sends = 0,
): number {
  const who = named(id);
  const accountId = city.account(who, Math.min(...passes), optional);
  for (const started of passes) city.pass(accountId, who, started, 3);
  city.locations(accountId, 4);
  city.reader(who, sends, { email: sends > 0, sms: false });
  return accountId;
}

function layOrdinary(city: City, random: Random, index: number): void {
  const who = inventPerson(random, index);
  const id = city.account(who, random.between(2, 400), {
    ...(random.chance(0.5) ? { birthDate: birthDate(random) } : {}),
    ...(random.chance(0.4) ? { homeCity: random.pick(homeCities) } : {}),
    ...(random.chance(0.3) ? { interests: random.pick(interests) } : {}),
  });
  for (let count = random.between(0, 3); count > 0; count -= 1) {
    city.pass(id, who, random.between(5, 900), random.between(0, 5));
  }
  if (random.chance(0.06)) city.pass(id, who, -random.between(3, 20), 0);
  city.locations(id, random.between(0, 8));
  city.messages(id, random.between(0, 5));
  if (random.chance(0.15)) city.question(id, random.between(5, 300), true);
  const hasAsked = random.chance(0.25);
  city.reader(who, hasAsked ? random.between(1, 15) : 0, {
    email: hasAsked,
    sms: hasAsked && who.phone !== null && random.chance(0.3),
  });
}

function named(id: DemoSubjectId): Person {
  const { name, email, phone, locale } = demoSubject(id);
  return { name, email, phone: phone ?? null, language: locale };
}
