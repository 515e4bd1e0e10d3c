import type { Days } from "../../kit/days.ts";
import { address, browsers, type Contact } from "../../kit/person.ts";
import type { Random } from "../../kit/random.ts";
import { events } from "./events.ts";
import type { World } from "./rows.ts";

export type Customer = Contact & { readonly id: number };

export type OrderWish = {
  /** The customer who buys; `null` for a guest. */
  readonly customerId: number | null;
  readonly buyer: Contact;
  readonly orderedDaysAgo: number;
  /** Negative: the event is still to come. */
  readonly eventDaysAgo: number;
  /** Who each ticket is for; `buyer` by default. */
  readonly holders: readonly ("buyer" | { readonly name: string; readonly email: string })[];
  readonly price?: number;
  readonly method?: "card" | "cash" | "transfer";
};

/** Lays rows of `shop` as the shop itself would, ids counting up. */
export class ShopBuilder {
  readonly #world: World["shop"];
  readonly #random: Random;
  readonly #days: Days;

  constructor(world: World["shop"], random: Random, days: Days) {
    this.#world = world;
    this.#random = random;
    this.#days = days;
  }

  customer(
    who: Contact & {
      readonly language: string;
      readonly birthDate: string | null;
      readonly registeredDaysAgo: number;
      readonly activeDaysAgo: number;
      readonly blockedReason?: string;
    },
  ): Customer {
    const id = this.#world.customers.length + 1;
    const registered = this.#days.at(who.registeredDaysAgo, this.#random.between(480, 1290));
    this.#world.customers.push({
      id,
      full_name: who.name,
      email: who.email,
      phone: who.phone,
      birth_date: who.birthDate,
      language: who.language,
      registered_at: registered,
      active_on: this.#days.date(who.activeDaysAgo),
      blocked: who.blockedReason !== undefined,
      blocked_reason: who.blockedReason ?? null,
      updated_at: registered,
    });
    return { id, name: who.name, email: who.email, phone: who.phone };
  }

  /** Sign-ins of the past year, the last of them shortly before now when `lastMinutesAgo` is given. */
  signIns(customerId: number, count: number, lastMinutesAgo?: number): void {
    const rows = this.#world.sign_in_log;
    for (let index = 0; index < count; index += 1) {
      const isLast = lastMinutesAgo !== undefined && index === count - 1;
      const time = this.#days.at(this.#random.between(1, 360), this.#random.between(420, 1380));
      rows.push({
        id: rows.length + 1,
        customer_id: customerId,
        signed_in_at: isLast ? this.#days.minutesAgo(lastMinutesAgo) : time,
        ip: address(this.#random),
        browser: this.#random.pick(browsers),
        succeeded: !this.#random.chance(0.04),
      });
    }
  }

  /** An order with its tickets and its payment; returns the payment's id and amount. */
  order(wish: OrderWish): { readonly paymentId: number; readonly amount: number } {
    const { orders } = this.#world;
    const id = orders.length + 1;
    const [title, venue] = this.#random.pick<readonly [string, string]>(events);
    const price = wish.price ?? this.#random.between(8, 60) * 500;
    const total = price * wish.holders.length;
    const minute = this.#random.between(540, 1260);
    const eventOn = this.#days.date(wish.eventDaysAgo);
    orders.push({
      id,
      number: `S-${String(100_000 + id)}`,
      customer_id: wish.customerId,
      contact_name: wish.buyer.name,
      contact_email: wish.buyer.email,
      contact_phone: wish.buyer.phone,
      event_title: title,
      venue,
      event_on: eventOn,
      total,
      currency: "KZT",
      status: "paid",
      ordered_at: this.#days.at(wish.orderedDaysAgo, minute),
    });
    for (const holder of wish.holders) {
      this.#ticket({ wish, orderId: id, title, venue, eventOn, price, holder });
    }
    return { paymentId: this.#payment(wish, id, total, minute), amount: total };
  }

  #ticket(of: {
    readonly wish: OrderWish;
    readonly orderId: number;
    readonly title: string;
    readonly venue: string;
    readonly eventOn: string;
    readonly price: number;
    readonly holder: OrderWish["holders"][number];
  }): void {
    const { tickets } = this.#world;
    const id = tickets.length + 1;
    const holder = of.holder === "buyer" ? of.wish.buyer : of.holder;
    tickets.push({
      id,
      order_id: of.orderId,
      number: `T-${String(700_000 + id)}`,
      event_title: of.title,
      venue: of.venue,
      event_on: of.eventOn,
      event_time: this.#random.pick(["12:00", "18:30", "19:00", "20:00"]),
      seat: `${this.#random.between(1, 24)}–${this.#random.between(1, 40)}`,
      price: of.price,
      status: of.wish.eventDaysAgo > 0 ? "used" : "valid",
      holder_name: holder.name,
      holder_email: holder.email,
    });
  }

  #payment(wish: OrderWish, orderId: number, amount: number, minute: number): number {
    const { payments, stored_payments: stored } = this.#world;
    const id = payments.length + stored.length + 1;
    const method = wish.method ?? "card";
    payments.push({
      id,
      order_id: orderId,
      receipt_number: `R-${String(300_000 + id)}`,
      payer_email: wish.buyer.email,
      payer_phone: wish.buyer.phone,
      amount,
      currency: "KZT",
      method,
      card_mask: method === "card" ? `•••• ${this.#random.between(1000, 9999)}` : null,
      paid_at: this.#days.at(wish.orderedDaysAgo, minute + 2),
      retain_until: this.#days.taxEnd(wish.orderedDaysAgo),
    });
    return id;
  }

  refund(wish: {
    readonly paymentId: number;
    readonly amount: number;
    readonly status: "requested" | "approved" | "paid" | "rejected";
    readonly requestedDaysAgo: number;
    readonly reason: string;
  }): void {
    const { refunds } = this.#world;
    refunds.push({
      id: refunds.length + 1,
      payment_id: wish.paymentId,
      amount: wish.amount,
      currency: "KZT",
      reason: wish.reason,
      status: wish.status,
      requested_at: this.#days.at(wish.requestedDaysAgo, this.#random.between(540, 1140)),
      paid_at:
        wish.status === "paid" ? this.#days.at(Math.max(wish.requestedDaysAgo - 4, 1), 700) : null,
    });
  }
}
