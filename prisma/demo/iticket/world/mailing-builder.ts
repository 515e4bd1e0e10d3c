import type { Days } from "../../kit/days.ts";
import type { Contact } from "../../kit/person.ts";
import type { Random } from "../../kit/random.ts";
import { subjects } from "./events.ts";
import type { World } from "./rows.ts";

/** Lays rows of `mailing`; it knows nothing of the customers of `shop`. */
export class MailingBuilder {
  readonly #world: World["mailing"];
  readonly #random: Random;
  readonly #days: Days;

  constructor(world: World["mailing"], random: Random, days: Days) {
    this.#world = world;
    this.#random = random;
    this.#days = days;
  }

  /** A subscription with both channels and what was sent over the past year. */
  subscriber(
    who: Contact & {
      readonly language: string;
      readonly subscribedDaysAgo: number;
      readonly email: string;
      readonly allowed: { readonly email: boolean; readonly sms: boolean };
      readonly sends: number;
    },
  ): void {
    const { subscribers, channels, sends } = this.#world;
    const id = subscribers.length + 1;
    const subscribedAt = this.#days.at(who.subscribedDaysAgo, this.#random.between(480, 1290));
    subscribers.push({
      id,
      name: who.name,
      email: who.email,
      phone: who.phone,
      language: who.language,
      subscribed_at: subscribedAt,
    });
    for (const channel of ["email", "sms"] as const) {
      channels.push({
        subscriber_id: id,
        channel,
        allowed: who.allowed[channel],
        changed_at: subscribedAt,
      });
    }
    const longest = Math.min(360, Math.max(who.subscribedDaysAgo - 1, 1));
    for (let index = 0; index < who.sends; index += 1) {
      const isSms = who.phone !== null && index % 7 === 6;
      sends.push({
        id: sends.length + 1,
        subscriber_id: id,
        channel: isSms ? "sms" : "email",
        address: isSms ? who.phone : who.email,
        subject: this.#random.pick(subjects),
        sent_at: this.#days.at(this.#random.between(1, longest), this.#random.between(600, 1140)),
      });
    }
  }
}
