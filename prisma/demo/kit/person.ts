import { kazakh, russian } from "./names.ts";
import type { Random } from "./random.ts";

/** How somebody of a sample system is reached. */
export type Contact = {
  readonly name: string;
  readonly email: string | null;
  readonly phone: string | null;
};

/** Somebody with nothing special about them. */
export type Ordinary = Contact & { readonly email: string; readonly language: "kk" | "ru" };

/** `person001@example.org` is index 0; the same in every sample operator, where the sample requests look for them. */
export function inventPerson(random: Random, index: number): Ordinary {
  const people = random.chance(0.55) ? kazakh : russian;
  const isWoman = random.chance(0.53);
  const first = random.pick(isWoman ? people.women : people.men);
  const surname = random.pick(people.surnames)[isWoman ? 1 : 0];
  const number = String(index + 1).padStart(3, "0");
  return {
    name: `${first} ${surname}`,
    email: `person${number}@example.org`,
    // One in eight gave no phone.
    phone: random.chance(0.125) ? null : `+7700000${String(1000 + index)}`,
    language: people.language,
  };
}

/** A date of birth of a grown-up. */
export function birthDate(random: Random): string {
  const date = new Temporal.PlainDate(random.between(1950, 2007), 1, 1);
  return date.add({ days: random.between(0, 364) }).toString();
}

/** An address that no machine has: 203.0.113.0/24 is reserved for documentation. */
export function address(random: Random): string {
  return `203.0.113.${random.between(1, 254)}`;
}

/** Browsers and devices as they name themselves. */
export const browsers = [
  "Chrome 141, Android 16",
  "Safari 26, iOS 26",
  "Firefox 144, Windows 11",
  "Edge 141, Windows 11",
  "Chrome 141, macOS 26",
  "Samsung Internet 29, Android 16",
] as const;
