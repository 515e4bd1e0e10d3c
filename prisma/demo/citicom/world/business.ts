import type { Days } from "../../kit/days.ts";
import type { Contact } from "../../kit/person.ts";
import type { Random } from "../../kit/random.ts";
import type { Sheet } from "../../kit/sheet.ts";
import { positions, towns } from "./words.ts";

type BusinessSheet = Sheet<"companies" | "company_users" | "company_heads" | "agreements">;
export type Person = Contact & { readonly email: string };
export type Company = { readonly id: number; readonly name: string };

/** Lays rows of `business`: companies, and the people who act for them. */
export class Business {
  readonly #sheet: BusinessSheet;
  readonly #random: Random;
  readonly #days: Days;

  constructor(sheet: BusinessSheet, random: Random, days: Days) {
    this.#sheet = sheet;
    this.#random = random;
    this.#days = days;
  }

  /** A company without anybody yet. */
  company(name: string, registeredDaysAgo: number): Company {
    const id = this.#sheet.add("companies", {
      name,
      address: `${this.#random.pick(towns)}, 1`,
      registered_on: this.#days.date(registeredDaysAgo),
    });
    return { id, name };
  }

  /** The head who is named now; they need not use the service themselves. */
  head(company: Company, who: Person, sinceDaysAgo: number): void {
    this.#sheet.put("company_heads", {
      company_id: company.id,
      full_name: who.name,
      email: who.email,
      since: this.#days.date(sinceDaysAgo),
    });
  }

  /** Somebody on the company's list. */
  user(company: Company, who: Person, role: "admin" | "member" = "member"): void {
    const [given = "", surname = ""] = who.name.split(" ");
    this.#sheet.add("company_users", {
      company_id: company.id,
      surname,
      given_name: given,
      work_email: who.email,
      phone: who.phone,
      position: this.#random.pick(positions),
      role,
      added_at: this.#days.at(this.#random.between(20, 700), this.#random.between(540, 1080)),
    });
  }

  /** An agreement and whoever signed it; one that ended is kept to 31 December of the fifth year after. */
  agreement(
    company: Company,
    signatory: Pick<Person, "name" | "email">,
    when: { readonly signedDaysAgo: number; readonly endedDaysAgo?: number },
  ): void {
    const ended = when.endedDaysAgo;
    this.#sheet.add("agreements", {
      company_id: company.id,
      company_name: company.name,
      number: `B-${7_000 + this.#sheet.of("agreements").length + 1}`,
      signed_on: this.#days.date(when.signedDaysAgo),
      ended_on: ended === undefined ? null : this.#days.date(ended),
      signatory_name: signatory.name,
      signatory_email: signatory.email,
      retain_until: ended === undefined ? null : this.#days.taxEnd(ended),
      restricted: false,
      restricted_at: null,
    });
  }
}
