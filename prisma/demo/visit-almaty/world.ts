import type { Days } from "../kit/days.ts";
import { address, browsers, type Contact } from "../kit/person.ts";
import type { Random } from "../kit/random.ts";
import type { Sheet } from "../kit/sheet.ts";
import {
  captions,
  devices,
  districts,
  landlords,
  lettings,
  notices,
  promotions,
  queries,
} from "./data.ts";

export const tables = {
  board: ["members", "ads", "ad_contacts", "rentals", "packages", "debts", "messages"],
  media: ["profiles", "photographs", "positions", "searches"],
} as const;

export type Sheets = {
  readonly board: Sheet<(typeof tables.board)[number]>;
  readonly media: Sheet<(typeof tables.media)[number]>;
};

export type Person = Contact & { readonly email: string; readonly language: string };
type Debt = { readonly memberId: number; readonly rentalId?: number; readonly packageId?: number };
type Permissions = {
  readonly geo?: boolean;
  readonly photos?: boolean;
  readonly camera?: boolean;
  readonly personal?: boolean;
  readonly analysis?: boolean;
};

/** Lays rows of `board` as the site itself would. */
export class Board {
  readonly #sheet: Sheets["board"];
  readonly #random: Random;
  readonly #days: Days;

  constructor(sheets: Sheets, random: Random, days: Days) {
    this.#sheet = sheets.board;
    this.#random = random;
    this.#days = days;
  }

  member(
    who: Person,
    special: {
      readonly business?: string;
      readonly endedDaysAgo?: number;
      readonly blockedReason?: string;
      readonly promo?: boolean;
    } = {},
  ): number {
    const { business, endedDaysAgo, blockedReason, promo = false } = special;
    const registered = this.#at(this.#random.between(30, 500) + (endedDaysAgo ?? 400));
    return this.#sheet.add("members", {
      full_name: who.name,
      business: business ?? null,
      email: who.email,
      phone: who.phone,
      language: who.language,
      registered_at: registered,
      ended_on: endedDaysAgo === undefined ? null : this.#days.date(endedDaysAgo),
      blocked: blockedReason !== undefined,
      blocked_reason: blockedReason ?? null,
      promo_email: promo,
      promo_email_at: registered,
      promo_sms: promo && who.phone !== null,
      promo_sms_at: registered,
      updated_at: registered,
    });
  }

  /** An advertisement with whom to call about it; returns its number. */
  ad(
    memberId: number,
    contact: { readonly name: string; readonly phone: string | null },
    wish: { readonly postedDaysAgo: number; readonly isHidden?: boolean },
  ): string {
    const [kind, title] = this.#random.pick<readonly [string, string]>(lettings);
    const number = `A-${String(20_000 + this.#sheet.of("ads").length)}`;
    const isOver = wish.postedDaysAgo > 60;
    const id = this.#sheet.add("ads", {
      member_id: memberId,
      number,
      kind,
      title,
      posted_at: this.#at(wish.postedDaysAgo),
      ends_on: this.#days.date(wish.postedDaysAgo - 60),
      state: wish.isHidden === true ? "hidden" : isOver ? "ended" : "shown",
    });
    const { name, phone } = contact;
    if (phone === null) return number;
    this.#sheet.add("ad_contacts", { ad_id: id, ad_number: number, name, phone });
    return number;
  }

  /** A rental of four days; a start less than four days ago, or ahead (negative), is not over. */
  rental(memberId: number, tenant: string, startedDaysAgo: number): number {
    const [kind, title] = this.#random.pick<readonly [string, string]>(lettings);
    const [landlord, phone] = this.#random.pick<readonly [string, string]>(landlords);
    return this.#sheet.add("rentals", {
      member_id: memberId,
      number: `R-${String(60_000 + this.#sheet.of("rentals").length)}`,
      kind,
      title,
      from_on: this.#days.date(startedDaysAgo),
      to_on: this.#days.date(startedDaysAgo - 3),
      price: this.#random.between(12, 80) * 1000,
      status: startedDaysAgo > 3 ? "finished" : "booked",
      tenant_name: tenant,
      landlord_name: landlord,
      landlord_phone: phone,
    });
  }

  package(memberId: number, buyer: string, boughtDaysAgo: number): number {
    return this.#sheet.add("packages", {
      member_id: memberId,
      buyer_email: buyer,
      receipt: `P-${String(80_000 + this.#sheet.of("packages").length)}`,
      name: this.#random.pick(["start", "top", "month"]),
      bought_on: this.#days.date(boughtDaysAgo),
      runs_until: this.#days.date(boughtDaysAgo - 30),
      price: this.#random.between(3, 12) * 1000,
      retain_until: this.#days.taxEnd(boughtDaysAgo),
      restricted: false,
      restricted_at: null,
    });
  }

  debt(of: Debt, reason: string, amount: number, aroseDaysAgo: number, paidDaysAgo?: number): void {
    this.#sheet.add("debts", {
      member_id: of.memberId,
      rental_id: of.rentalId ?? null,
      package_id: of.packageId ?? null,
      reason,
      amount,
      arose_on: this.#days.date(aroseDaysAgo),
      due_on: this.#days.date(aroseDaysAgo - 14),
      paid_on: paidDaysAgo === undefined ? null : this.#days.date(paidDaysAgo),
    });
  }

  messages(memberId: number, count: number, kind: "service" | "promotion" = "service"): void {
    for (let index = 0; index < count; index += 1) {
      this.#sheet.add("messages", {
        member_id: memberId,
        sent_at: this.#at(this.#random.between(1, 350)),
        channel: index % 4 === 3 ? "sms" : "email",
        kind,
        subject: this.#random.pick(kind === "service" ? notices : promotions),
      });
    }
  }

  #at(daysAgo: number): string {
    return this.#days.at(daysAgo, this.#random.between(480, 1260));
  }
}

/** Lays rows of `media`: what the app keeps of a device, with the permissions given on it. */
export class Media {
  readonly #sheet: Sheets["media"];
  readonly #random: Random;
  readonly #days: Days;

  constructor(sheets: Sheets, random: Random, days: Days) {
    this.#sheet = sheets.media;
    this.#random = random;
    this.#days = days;
  }

  profile(who: Person, allowed: Permissions = {}): number {
    const since = this.#at(this.#random.between(100, 400));
    return this.#sheet.add("profiles", {
      email: who.email,
      phone: who.phone,
      geo_allowed: allowed.geo ?? false,
      geo_changed_at: since,
      photos_allowed: allowed.photos ?? false,
      photos_changed_at: since,
      camera_allowed: allowed.camera ?? false,
      camera_changed_at: since,
      personal_allowed: allowed.personal ?? false,
      personal_changed_at: since,
      analysis_allowed: allowed.analysis ?? false,
      analysis_changed_at: since,
    });
  }

  photographs(profileId: number, count: number, byCamera: boolean, ad: string | null = null): void {
    for (let index = 0; index < count; index += 1) {
      this.#sheet.add("photographs", {
        profile_id: profileId,
        file_name: `IMG_${String(3000 + this.#sheet.of("photographs").length)}.jpg`,
        caption: index % 2 === 0 ? this.#random.pick(captions) : null,
        added_at: this.#at(this.#random.between(1, 300)),
        by_camera: byCamera,
        ad_number: ad,
      });
    }
  }

  positions(profileId: number, count: number): void {
    for (let index = 0; index < count; index += 1) {
      const [district, latitude, longitude] =
        this.#random.pick<readonly [string, number, number]>(districts);
      this.#sheet.add("positions", {
        profile_id: profileId,
        seen_at: this.#at(this.#random.between(1, 85)),
        district,
        latitude: latitude + this.#random.between(0, 99) / 1000,
        longitude: longitude + this.#random.between(0, 99) / 1000,
      });
    }
  }

  searches(profileId: number, count: number): void {
    for (let index = 0; index < count; index += 1) {
      this.#sheet.add("searches", {
        profile_id: profileId,
        searched_at: this.#at(this.#random.between(1, 175)),
        query: this.#random.pick(queries),
        ip: address(this.#random),
        browser: this.#random.pick(browsers),
        device: this.#random.pick(devices),
      });
    }
  }

  #at(daysAgo: number): string {
    return this.#days.at(daysAgo, this.#random.between(480, 1260));
  }
}
