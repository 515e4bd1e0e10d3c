import type { Contact } from "../../kit/person.ts";
import { type DemoSubjectId, demoSubject } from "../people.ts";
import type { MailingBuilder } from "./mailing-builder.ts";
import type { Customer, ShopBuilder } from "./shop-builder.ts";
import type { World } from "./rows.ts";

type Builders = {
  readonly shop: ShopBuilder;
  readonly mailing: MailingBuilder;
  readonly world: World;
};

/** Lays the demo people of people.ts; the notes there say what each must come to. */
export function layNamedPeople({ shop, mailing, world }: Builders): void {
  layHeroine(shop, mailing);
  layManyOrders(shop);
  layRefund(shop);
  layFutureTicket(shop);
  layHolders(shop);
  layGuest(shop);
  layFamily(shop, mailing);
  layStoredPayments(shop, world);
  layBlocked(shop, mailing);
}

function layHeroine(shop: ShopBuilder, mailing: MailingBuilder): void {
  const aigerim = customerOf(shop, "aigerim", "1994-03-14", 2026, 112);
  const refunded = past(shop, aigerim, 280, 1, 12_000);
  for (const [daysAgo, tickets] of [
    [300, 2],
    [255, 1],
    [230, 2],
    [204, 1],
    [181, 2],
    [160, 1],
    [139, 2],
  ] as const) {
    past(shop, aigerim, daysAgo, tickets);
  }
  future(shop, aigerim, 112, 29, 1);
  shop.refund({
    ...refunded,
    status: "approved",
    requestedDaysAgo: 20,
    reason: "Іс-шара өтпей қалды",
  });
  shop.signIns(aigerim.id, 126, 6);
  mailing.subscriber({
    ...reachable("aigerim"),
    language: "kk",
    subscribedDaysAgo: 2026,
    allowed: { email: true, sms: true },
    sends: 41,
  });
}

function layManyOrders(shop: ShopBuilder): void {
  const viktor = customerOf(shop, "many-orders", "1979-11-02", 1500, 31);
  for (let index = 0; index < 2000; index += 1) {
    past(shop, viktor, 1030 - Math.floor(index / 2), index % 5 === 0 ? 2 : 1);
  }
  shop.signIns(viktor.id, 300, 90);
}

function layRefund(shop: ShopBuilder): void {
  const olga = customerOf(shop, "refund", "1988-06-21", 700, 45);
  past(shop, olga, 400, 2);
  const paid = past(shop, olga, 45, 1, 18_500);
  shop.refund({ ...paid, status: "requested", requestedDaysAgo: 9, reason: "Событие отменили" });
  shop.signIns(olga.id, 14);
}

function layFutureTicket(shop: ShopBuilder): void {
  const erlan = customerOf(shop, "future-ticket", "1991-01-30", 420, 12);
  past(shop, erlan, 200, 1);
  future(shop, erlan, 12, 40, 2);
  shop.signIns(erlan.id, 22);
}

function layHolders(shop: ShopBuilder): void {
  const maria = customerOf(shop, "buyer-for-other", "1985-09-09", 900, 18);
  const aliya = customerOf(shop, "holder", "1996-12-12", 300, 300);
  const other = { name: aliya.name, email: aliya.email ?? "" };
  const buyer = { customerId: maria.id, buyer: maria };
  shop.order({ ...buyer, orderedDaysAgo: 120, eventDaysAgo: 90, holders: ["buyer", other] });
  shop.order({ ...buyer, orderedDaysAgo: 18, eventDaysAgo: -25, holders: ["buyer", other] });
  shop.signIns(maria.id, 30);
  shop.signIns(aliya.id, 3);
}

function layGuest(shop: ShopBuilder): void {
  const { name, phone } = contact("guest");
  const buyer = { name, email: null, phone };
  for (const daysAgo of [210, 75]) {
    shop.order({
      customerId: null,
      buyer,
      orderedDaysAgo: daysAgo,
      eventDaysAgo: daysAgo - 20,
      holders: ["buyer"],
      method: "cash",
    });
  }
}

function layFamily(shop: ShopBuilder, mailing: MailingBuilder): void {
  const bolat = customerOf(shop, "father", "1975-04-04", 800, 60);
  const dana = customerOf(shop, "daughter", "2005-08-19", 350, 33);
  past(shop, bolat, 150, 2);
  past(shop, bolat, 60, 1);
  past(shop, dana, 33, 1);
  shop.signIns(bolat.id, 12);
  shop.signIns(dana.id, 25);
  for (const [id, language] of [
    ["father", "ru"],
    ["daughter", "kk"],
  ] as const) {
    mailing.subscriber({
      ...reachable(id),
      language,
      subscribedDaysAgo: 300,
      allowed: { email: true, sms: id === "daughter" },
      sends: 10,
    });
  }
}

/** The shop let go of her profile and orders long ago; the tax records stayed, as its own rule wants. */
function layStoredPayments(shop: ShopBuilder, world: World): void {
  const svetlana = contact("stored-payments");
  for (const daysAgo of [1500, 1470, 1440]) {
    shop.order({
      customerId: null,
      buyer: svetlana,
      orderedDaysAgo: daysAgo,
      eventDaysAgo: daysAgo - 15,
      holders: ["buyer"],
    });
    replaceLast(world.shop.orders, {
      contact_name: null,
      contact_email: null,
      contact_phone: null,
    });
    replaceLast(world.shop.tickets, { holder_name: null, holder_email: null });
    storeLast(world);
  }
}

/** The last payment, moved to where only what must be stored stands. */
function storeLast({ shop }: World): void {
  const payment = shop.payments.pop();
  if (payment === undefined) return;
  const { card_mask: _, ...kept } = payment;
  shop.stored_payments.push({ ...kept, stored_at: kept["paid_at"] ?? null });
}

function layBlocked(shop: ShopBuilder, mailing: MailingBuilder): void {
  const ruslan = shop.customer({
    ...contact("blocked"),
    language: "ru",
    birthDate: "1990-02-27",
    registeredDaysAgo: 640,
    activeDaysAgo: 95,
    blockedReason: "Перепродажа билетов",
  });
  past(shop, ruslan, 320, 4);
  past(shop, ruslan, 95, 4);
  shop.signIns(ruslan.id, 40);
  mailing.subscriber({
    ...reachable("blocked"),
    language: "ru",
    subscribedDaysAgo: 500,
    allowed: { email: false, sms: false },
    sends: 5,
  });
}

function contact(id: DemoSubjectId): Contact {
  const { name, email, phone } = demoSubject(id);
  return { name, email, phone: phone ?? null };
}

function reachable(id: DemoSubjectId): Contact & { readonly email: string } {
  return { ...contact(id), email: demoSubject(id).email };
}

function customerOf(
  shop: ShopBuilder,
  id: DemoSubjectId,
  birthDate: string,
  registeredDaysAgo: number,
  activeDaysAgo: number,
): Customer {
  const language = demoSubject(id).locale;
  return shop.customer({ ...contact(id), language, birthDate, registeredDaysAgo, activeDaysAgo });
}

function past(
  shop: ShopBuilder,
  buyer: Customer,
  daysAgo: number,
  tickets: number,
  price?: number,
) {
  return shop.order({
    customerId: buyer.id,
    buyer,
    orderedDaysAgo: daysAgo,
    eventDaysAgo: Math.max(daysAgo - 21, 1),
    holders: Array.from({ length: tickets }, () => "buyer" as const),
    ...(price === undefined ? {} : { price }),
  });
}

function future(
  shop: ShopBuilder,
  buyer: Customer,
  orderedDaysAgo: number,
  inDays: number,
  tickets: number,
): void {
  const holders = Array.from({ length: tickets }, () => "buyer" as const);
  shop.order({ customerId: buyer.id, buyer, orderedDaysAgo, eventDaysAgo: -inDays, holders });
}

function replaceLast(rows: World["shop"]["orders"], change: (typeof rows)[number]): void {
  const last = rows.pop();
  if (last !== undefined) rows.push({ ...last, ...change });
}
