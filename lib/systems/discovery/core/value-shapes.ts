import type { Kind } from "./kinds.ts";
import * as contacts from "./shapes/contacts.ts";
import * as names from "./shapes/names.ts";
import * as numbers from "./shapes/numbers.ts";
import * as places from "./shapes/places.ts";
import * as prose from "./shapes/words.ts";

/** A shape of values, and how much a column whose values all have it is of this kind, its name unknown. */
export type ValueShape = {
  readonly kind: Kind;
  readonly weight: number;
  readonly fits: (text: string) => boolean;
  /** Below this share of the values it says nothing. */
  readonly from: number;
};

export const valueShapes: readonly ValueShape[] = [
  { kind: "email", weight: 0.97, from: 0.3, fits: contacts.isEmail },
  { kind: "phone", weight: 0.93, from: 0.4, fits: contacts.isPhone },
  { kind: "phone", weight: 0.8, from: 0.8, fits: contacts.isHomePhone },
  { kind: "iin", weight: 0.95, from: 0.3, fits: numbers.isIin },
  { kind: "bin", weight: 0.95, from: 0.6, fits: numbers.isBin },
  { kind: "card", weight: 0.93, from: 0.6, fits: numbers.isCardNumber },
  { kind: "card", weight: 0.9, from: 0.6, fits: numbers.isMaskedCard },
  { kind: "iban", weight: 0.97, from: 0.6, fits: numbers.isIban },
  { kind: "document", weight: 0.8, from: 0.6, fits: numbers.isPassport },
  { kind: "document", weight: 0.2, from: 0.8, fits: numbers.isNineDigits },
  { kind: "vehicle", weight: 0.8, from: 0.7, fits: numbers.isPlate },
  {
    kind: "device-id",
    weight: 0.8,
    from: 0.8,
    fits: (text) => numbers.isImei(text) || contacts.isMac(text),
  },
  {
    kind: "ip",
    weight: 0.95,
    from: 0.5,
    fits: (text) => contacts.isIp(text) && !contacts.mayBeVersion(text),
  },
  { kind: "user-agent", weight: 0.9, from: 0.4, fits: contacts.isUserAgent },
  { kind: "secret", weight: 0.95, from: 0.5, fits: contacts.isHash },
  { kind: "secret", weight: 0.5, from: 0.8, fits: contacts.isHex },
  { kind: "file", weight: 0.8, from: 0.5, fits: contacts.isFile },
  { kind: "coordinates", weight: 0.8, from: 0.7, fits: contacts.isPoint },
  { kind: "person-name", weight: 0.9, from: 0.5, fits: names.isFullName },
  { kind: "person-name", weight: 0.8, from: 0.5, fits: names.isListOfNames },
  { kind: "first-name", weight: 0.75, from: 0.5, fits: names.isFirstName },
  { kind: "last-name", weight: 0.75, from: 0.6, fits: names.isLastName },
  { kind: "patronymic", weight: 0.85, from: 0.6, fits: names.isPatronymicName },
  { kind: "address", weight: 0.85, from: 0.4, fits: places.isAddress },
  { kind: "city", weight: 0.75, from: 0.6, fits: places.isCity },
  { kind: "postcode", weight: 0.3, from: 0.8, fits: places.isPostcode },
  { kind: "language", weight: 0.7, from: 0.95, fits: (text) => prose.isLanguage(text) },
  { kind: "free-text", weight: 0.65, from: 0.4, fits: prose.isProse },
];

const hasDigits = (least: number) => (text: string) => (text.match(/\d/g) ?? []).length >= least;
const isShort = (most: number) => (text: string) => text.trim().length <= most;
const isWords = (text: string) => /\p{L}{2}/u.test(text) && !text.includes("@");

/**
 * What a value must at least look like so as not to contradict a name: a column `phone` full of sentences is none. Wider than the
 * shapes above, as real columns hold much that is mistyped.
 */
export const plausible: Readonly<Partial<Record<Kind, (text: string) => boolean>>> = {
  email: (text) => text.includes("@"),
  phone: (text) => contacts.mayBePhone(text) || contacts.isPhone(text),
  iin: (text) => /^\d{9,12}$/.test(text.replace(/[\s-]/g, "")),
  bin: (text) => /^\d{9,12}$/.test(text.replace(/[\s-]/g, "")),
  card: (text) => hasDigits(4)(text) && isShort(30)(text) && !/\p{L}{4}/u.test(text),
  iban: (text) => hasDigits(8)(text) && isShort(40)(text),
  document: (text) => hasDigits(4)(text) && isShort(60)(text),
  vehicle: (text) => hasDigits(2)(text) && isShort(20)(text),
  ip: contacts.isIp,
  "user-agent": (text) => contacts.isUserAgent(text) || text.trim().length >= 12,
  "device-id": (text) => isShort(300)(text) && !prose.isProse(text),
  "person-name": names.mayBeName,
  "first-name": names.mayBeName,
  "last-name": names.mayBeName,
  patronymic: names.mayBeName,
  "birth-date": (text) => prose.yearOf(text) !== undefined || /^(?:19|20)\d{6}$/.test(text),
  "birth-year": (text) => /^(?:19|20)\d{2}$/.test(text),
  address: (text) => isWords(text),
  city: (text) => isWords(text) && isShort(60)(text),
  postcode: (text) => /^[A-Z\d -]{4,10}$/i.test(text.trim()),
  latitude: (text) => Math.abs(Number(text)) <= 90,
  longitude: (text) => Math.abs(Number(text)) <= 180,
  login: prose.mayBeLogin,
  gender: isShort(15),
  language: isShort(20),
  file: (text) => !prose.isProse(text) || contacts.isFile(text),
  secret: (text) => !/\s/.test(text.trim()),
};
