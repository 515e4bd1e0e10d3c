import type { Days } from "../../kit/days.ts";
import { address, browsers, type Contact } from "../../kit/person.ts";
import type { Random } from "../../kit/random.ts";
import type { Sheet } from "../../kit/sheet.ts";
import { cities, operatingSystems, providers, towns } from "./words.ts";

type AccountsSheet = Sheet<"holders" | "devices" | "cookie_choices" | "openid_transfers">;

const kinds = ["statistics", "errors", "comfort", "ads"] as const;

/** Lays rows of `accounts`; it knows nothing of the other two services. */
export class Accounts {
  readonly #sheet: AccountsSheet;
  readonly #random: Random;
  readonly #days: Days;

  constructor(sheet: AccountsSheet, random: Random, days: Days) {
    this.#sheet = sheet;
    this.#random = random;
    this.#days = days;
  }

  holder(
    who: Contact & {
      readonly language: string;
      readonly since: number;
      readonly devices: number;
      readonly level?: "nobody" | "users" | "everybody";
      readonly birthDate?: string | null;
      /** Kinds of cookies that are allowed; all of them unless said. */
      readonly cookies?: readonly string[];
      /** Sites to which the person let data be passed on. */
      readonly openid?: readonly string[];
      readonly endedDaysAgo?: number;
    },
  ): void {
    const [given = "", surname = ""] = who.name.split(" ");
    const number = this.#sheet.of("holders").length + 1;
    const since = this.#at(who.since);
    const holder = this.#sheet.add("holders", {
      surname,
      given_name: given,
      birth_date: who.birthDate ?? null,
      residence: this.#random.pick(towns),
      email: who.email,
      phone: who.phone,
      language: who.language,
      profile_level: who.level ?? "nobody",
      age_confirmed_on: this.#days.date(who.since),
      agreement_number: `U-${40_000 + number}`,
      agreement_ended_on: who.endedDaysAgo === undefined ? null : this.#days.date(who.endedDaysAgo),
      openid_allowed: who.openid !== undefined,
      openid_changed_at: since,
      registered_at: since,
    });
    this.#devices(holder, who.devices, Math.min(who.since, 360));
    for (const kind of kinds) {
      this.#sheet.put("cookie_choices", {
        holder_id: holder,
        kind,
        allowed: who.cookies?.includes(kind) ?? true,
        changed_at: since,
      });
    }
    for (const site of who.openid ?? []) {
      this.#sheet.add("openid_transfers", {
        holder_id: holder,
        passed_at: this.#at(this.#random.between(1, who.since)),
        site,
        passed: "Аты-жөні, пошта / Имя, почта",
      });
    }
  }

  #devices(holder: number, count: number, longest: number): void {
    for (let index = 0; index < count; index += 1) {
      this.#sheet.add("devices", {
        holder_id: holder,
        seen_at: this.#at(this.#random.between(1, longest)),
        ip: address(this.#random),
        system: this.#random.pick(operatingSystems),
        browser: this.#random.pick(browsers),
        region: this.#random.pick(cities),
        provider: this.#random.pick(providers),
      });
    }
  }

  #at(daysAgo: number): string {
    return this.#days.at(daysAgo, this.#random.between(420, 1380));
  }
}
