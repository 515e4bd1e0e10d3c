/** What is known of an ordinary person of the sample systems before the portal knows them. */
export type Ordinary = {
  readonly name: string;
  readonly email: string;
  readonly phone: string | null;
  /** Nobody else in either system has this phone. */
  readonly ownsPhone: boolean;
  readonly orders: number;
  readonly payments: number;
  /** Payments whose mandatory storage still runs. */
  readonly storedPayments: number;
  /** Paid orders for events to come. */
  readonly eventsToCome: number;
  readonly openRefunds: number;
  /** Channels that `mailing` may use; null for whoever is not in it. */
  readonly allowed: readonly string[] | null;
};

type Wanted = (person: Ordinary) => boolean;

const customer: Wanted = (person) => person.ownsPhone && person.orders > 0;
const reader: Wanted = (person) => customer(person) && person.allowed !== null;

/**
 * Every part of every test and what its player must be like: each gets a person that no other test touches, so that
 * all of them may run side by side.
 */
export const roles = {
  "signs-in-by-code": customer,
  "signs-in-by-link": customer,
  "signs-in-by-phone": customer,
  "signs-in-in-kazakh": customer,
  "types-wrong-codes": customer,
  "types-old-code": customer,
  "types-used-code": customer,
  "reads-two-systems": reader,
  "corrects-phone": reader,
  "corrects-wrongly": customer,
  "corrects-too-late": customer,
  "asks-to-correct": customer,
  "withdraws-consent": customer,
  "deletes-everything": (person) => reader(person) && person.storedPayments > 0,
  "deletes-with-ticket": (person) => customer(person) && person.eventsToCome > 0,
  "is-decided-by-one": customer,
  "stops-sms": (person) => reader(person) && person.allowed?.includes("sms") === true,
  "stops-by-letter": (person) => reader(person) && person.allowed?.includes("email") === true,
  "stops-in-haste": (person) => reader(person) && person.allowed?.includes("sms") === true,
  "asks-information": customer,
  "asks-in-haste": customer,
  "deletes-in-haste": customer,
  "copies-in-haste": customer,
  "confirms-in-haste": customer,
  "is-deleted-thrice": customer,
  "decides-thrice": reader,
  "stops-everything": customer,
  "takes-back": customer,
  "is-masked": customer,
  "is-unmasked": customer,
  "is-refused": customer,
  "meets-slowness": reader,
  "meets-silence": (person) => reader(person) && person.allowed?.includes("sms") === true,
  "waits-for-a-code": customer,
  "is-deleted-with-a-pause": (person) => reader(person) && person.eventsToCome === 0,
  "sends-unasked-fields": customer,
  "refuses-the-policy": reader,
  "refuses-without-scripts": customer,
  "leaves-by-keyboard": customer,
  "is-promised-a-date": customer,
  "owns-what-others-want": reader,
  "is-acted-for": reader,
  "is-acted-for-at-the-desk": customer,
  stranger: reader,
  "is-looked-at-by-axe": reader,
  "uses-the-keyboard": reader,
  "deletes-by-keyboard": customer,
  "signs-in-by-keyboard": customer,
  "reads-kazakh": reader,
  "reads-russian": reader,
  "reads-english": reader,
  "acts-in-kazakh": (person) => reader(person) && person.allowed?.includes("sms") === true,
  "acts-in-russian": (person) => reader(person) && person.allowed?.includes("sms") === true,
  "acts-in-english": (person) => reader(person) && person.allowed?.includes("sms") === true,
} as const satisfies Record<string, Wanted>;

/** The named people of the demo, by their id there. */
export const named = [
  "aigerim",
  "many-orders",
  "nothing",
  "buyer-for-other",
  "holder",
  "guest",
  "father",
  "daughter",
  "stored-payments",
  "blocked",
] as const;

export const staff = [
  "agent-12",
  "agent-15",
  "officer-7",
  "officer-3",
  "admin-1",
  "auditor-2",
] as const;

export type Role = keyof typeof roles;
export type Named = (typeof named)[number];
export type StaffId = (typeof staff)[number];
/** Anybody a test may act as. */
export type Player = Role | Named | StaffId;
