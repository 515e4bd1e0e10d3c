import type { Days } from "../kit/days.ts";
import { inventPerson } from "../kit/person.ts";
import type { Random } from "../kit/random.ts";
import { businesses } from "./data.ts";
import { type DemoSubjectId, demoSubject } from "./people.ts";
import { Board, Media, type Person, type Sheets } from "./world.ts";

const crowd = 120;
type Builders = { readonly board: Board; readonly media: Media };

/** Everybody of both systems: the people of people.ts, then those about whom nothing is special. */
export function layWorld(sheets: Sheets, random: Random, days: Days): void {
  const builders = {
    board: new Board(sheets, random, days),
    media: new Media(sheets, random, days),
  };
  layDebts(builders);
  layLandlord(builders);
  layOthers(builders);
  for (let index = 0; index < crowd; index += 1) layOrdinary(builders, random, index);
}

/** Two people with the same debts; one of them has paid. */
function layDebts({ board, media }: Builders): void {
  for (const id of ["debtor", "settled"] as const) {
    const who = named(id);
    const memberId = board.member(who, { business: businesses[1] });
    const rentalId = board.rental(memberId, who.name, 40);
    board.rental(memberId, who.name, 200);
    board.ad(memberId, who, { postedDaysAgo: 20 });
    const packageId = board.package(memberId, who.email, 45);
    const paid = id === "settled" ? 5 : undefined;
    board.debt({ memberId, rentalId }, "damage", 48_000, 36, paid);
    board.debt({ memberId, packageId }, "package", 9000, 45, paid);
    board.messages(memberId, 4);
    const profileId = media.profile(who, { photos: true });
    media.photographs(profileId, 3, false);
    media.searches(profileId, 5);
  }
}

function layLandlord({ board, media }: Builders): void {
  const who = named("landlord");
  const memberId = board.member(who, { business: businesses[0] });
  const profileId = media.profile(who, { photos: true, personal: true });
  for (const contact of [who, who, named("named-in-ad")]) {
    const ad = board.ad(memberId, contact, { postedDaysAgo: 15 });
    media.photographs(profileId, 4, false, ad);
  }
  board.messages(memberId, 6);
}

function layOthers({ board, media }: Builders): void {
  const tenant = named("tenant");
  const tenantId = board.member(tenant);
  for (const startedDaysAgo of [1, 120, 260]) board.rental(tenantId, tenant.name, startedDaysAgo);
  media.searches(media.profile(tenant), 9);

  const device = named("allowed-device");
  board.member(device);
  const deviceId = media.profile(device, { geo: true, camera: true, personal: true });
  media.photographs(deviceId, 8, true);
  media.positions(deviceId, 25);
  media.searches(deviceId, 40);

  const never = named("never-allowed");
  board.member(never);
  media.searches(media.profile(never), 6);

  const promoted = named("promoted");
  const promotedId = board.member(promoted, { promo: true, business: businesses[3] });
  // Bought six years ago and more: the mandatory storage of the first one is over.
  for (const daysAgo of [2300, 400, 30]) board.package(promotedId, promoted.email, daysAgo);
  board.messages(promotedId, 3);
  board.messages(promotedId, 7, "promotion");

  const blocked = named("blocked");
  const blockedId = board.member(blocked, { blockedReason: "Бөгде адамның суреттері" });
  for (let index = 0; index < 2; index += 1) {
    board.ad(blockedId, blocked, { postedDaysAgo: 25, isHidden: true });
  }
  media.photographs(media.profile(blocked, { photos: true }), 2, false);

  const left = named("left");
  const leftId = board.member(left, { endedDaysAgo: 730 });
  board.rental(leftId, left.name, 760);
}

function layOrdinary({ board, media }: Builders, random: Random, index: number): void {
  const who = inventPerson(random, index);
  const isLandlord = random.chance(0.35);
  const memberId = board.member(who, {
    ...(isLandlord ? { business: random.pick(businesses) } : {}),
    ...(random.chance(0.15) ? { endedDaysAgo: random.between(20, 900) } : {}),
    promo: random.chance(0.4),
  });
  const profileId = media.profile(who, {
    geo: random.chance(0.3),
    photos: isLandlord || random.chance(0.3),
    camera: random.chance(0.2),
    personal: random.chance(0.5),
    analysis: random.chance(0.4),
  });
  if (isLandlord) {
    for (let count = random.between(1, 4); count > 0; count -= 1) {
      const ad = board.ad(memberId, who, { postedDaysAgo: random.between(2, 200) });
      media.photographs(profileId, random.between(1, 5), random.chance(0.3), ad);
    }
    if (random.chance(0.5)) board.package(memberId, who.email, random.between(10, 900));
  } else {
    for (let count = random.between(0, 4); count > 0; count -= 1) {
      board.rental(memberId, who.name, random.between(10, 900));
    }
  }
  if (random.chance(0.1)) {
    board.debt({ memberId }, "rental", random.between(5, 40) * 1000, 60, 30);
  }
  board.messages(memberId, random.between(0, 6));
  media.searches(profileId, random.between(0, 20));
}

function named(id: DemoSubjectId): Person {
  const { name, email, phone, locale } = demoSubject(id);
  return { name, email, phone: phone ?? null, language: locale };
}
