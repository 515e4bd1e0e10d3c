import { birthDate, inventPerson, type Contact, type Ordinary } from "../../kit/person.ts";
import type { Random } from "../../kit/random.ts";
import type { MailingBuilder } from "./mailing-builder.ts";
import type { OrderWish, ShopBuilder } from "./shop-builder.ts";

/** Lays people with nothing special about them: customers, and some who bought as guests or only read the mailing. */
export function layCrowd(
  random: Random,
  shop: ShopBuilder,
  mailing: MailingBuilder,
  count: number,
): void {
  for (let index = 0; index < count; index += 1) {
    const person = inventPerson(random, index);
    const kind = random.next();
    if (kind < 0.88) layCustomer(random, shop, person);
    else if (kind < 0.94) layOrders(random, shop, null, person, random.between(1, 2), 700);
    if (kind >= 0.94 || random.chance(0.6)) layReader(random, mailing, person);
  }
}

function layCustomer(random: Random, shop: ShopBuilder, person: Ordinary): void {
  const registered = random.between(120, 1900);
  const active = random.between(2, 110);
  const customer = shop.customer({
    ...person,
    birthDate: random.chance(0.8) ? birthDate(random) : null,
    registeredDaysAgo: registered,
    activeDaysAgo: active,
  });
  const longest = Math.min(registered, 1000);
  layOrders(random, shop, customer.id, person, random.between(0, 7), longest);
  shop.signIns(customer.id, random.between(2, 45));
}

function layOrders(
  random: Random,
  shop: ShopBuilder,
  customerId: number | null,
  buyer: Contact,
  count: number,
  longest: number,
): void {
  for (let index = 0; index < count; index += 1) {
    const orderedDaysAgo = random.between(2, longest);
    const holders: OrderWish["holders"] = Array.from(
      { length: random.between(1, 4) },
      () => "buyer" as const,
    );
    const payment = shop.order({
      customerId,
      buyer,
      orderedDaysAgo,
      eventDaysAgo: orderedDaysAgo - random.between(1, 40),
      holders,
    });
    if (random.chance(0.03)) {
      shop.refund({
        ...payment,
        status: random.pick(["paid", "paid", "rejected"]),
        requestedDaysAgo: Math.max(orderedDaysAgo - 2, 1),
        reason: random.pick(["Ауырып қалдым", "Не смогу прийти", "Күні ауысты"]),
      });
    }
  }
}

function layReader(random: Random, mailing: MailingBuilder, person: Ordinary): void {
  mailing.subscriber({
    ...person,
    subscribedDaysAgo: random.between(30, 1500),
    allowed: { email: random.chance(0.8), sms: person.phone !== null && random.chance(0.5) },
    sends: random.between(0, 30),
  });
}
