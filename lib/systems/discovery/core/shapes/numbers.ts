const weights = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11] as const;
const again = [3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2] as const;

/** Twelve digits; a number column drops the zeros in front. */
function twelve(text: string): string | undefined {
  const digits = text.trim().replace(/[\s-]/g, "");
  return /^\d{9,12}$/.test(digits) ? digits.padStart(12, "0") : undefined;
}

/**
 * The control digit of an IIN or BIN: the sum by weights 1 to 11 modulo 11; when that is 10, by the second row of weights, and a
 * number for which that is 10 as well is never given out.
 */
function hasControlDigit(digits: string): boolean {
  const sumBy = (row: readonly number[]) =>
    row.reduce((sum, weight, place) => sum + weight * Number(digits[place]), 0) % 11;
  const first = sumBy(weights);
  const control = first === 10 ? sumBy(again) : first;
  return control !== 10 && control === Number(digits[11]);
}

/** An individual identification number: a day of birth, a century and sex digit 1 to 6 (0 for foreigners), the control digit. */
export function isIin(text: string): boolean {
  const digits = twelve(text);
  if (digits === undefined) return false;
  const [month, day] = [Number(digits.slice(2, 4)), Number(digits.slice(4, 6))];
  const isDay = month >= 1 && month <= 12 && day >= 1 && day <= 31;
  return isDay && Number(digits[6]) <= 6 && hasControlDigit(digits);
}

/** A business identification number: year and month of registration, a fifth digit 4 to 6 where an IIN has a day. */
export function isBin(text: string): boolean {
  const digits = twelve(text);
  if (digits === undefined) return false;
  const month = Number(digits.slice(2, 4));
  return month >= 1 && month <= 12 && /^[456]$/.test(digits[4] ?? "") && hasControlDigit(digits);
}

/** A whole card number: 13 to 19 digits with Luhn's check, of a known kind of issuer. */
export function isCardNumber(text: string): boolean {
  const digits = text.replace(/[\s-]/g, "");
  return /^[2-6]\d{12,18}$/.test(digits) && passesLuhn(digits);
}

/** A card number with its middle hidden: `4400 43** **** 1234`, `**** 1234`. */
export function isMaskedCard(text: string): boolean {
  const plain = text.replace(/[\s-]/g, "");
  return /^(?:[2-6]\d{3,5})?[*xXхХ•·.#]{2,12}\d{4}$/.test(plain);
}

/** The serial number of a phone: 15 digits with Luhn's check. */
export function isImei(text: string): boolean {
  return /^\d{15}$/.test(text) && passesLuhn(text);
}

function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (const [place, digit] of Array.from(digits).toReversed().entries()) {
    const value = Number(digit) * (place % 2 === 1 ? 2 : 1);
    sum += value > 9 ? value - 9 : value;
  }
  return sum % 10 === 0 && !/^(\d)\1+$/.test(digits);
}

/** An IBAN: its letters as numbers, first four behind, leave 1 modulo 97. */
export function isIban(text: string): boolean {
  const plain = text.replace(/\s/g, "").toUpperCase();
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(plain)) return false;
  if (plain.startsWith("KZ") && plain.length !== 20) return false;
  const moved = plain.slice(4) + plain.slice(0, 4);
  const digits = Array.from(moved)
    .map((one) => String(Number.parseInt(one, 36)))
    .join("");
  return Array.from(digits).reduce((rest, digit) => (rest * 10 + Number(digit)) % 97, 0) === 1;
}

/** A passport of Kazakhstan or Russia, with its letter or blank: `N12345678`, `4510 123456`. */
export function isPassport(text: string): boolean {
  return /^(?:N\s?\d{8}|\d{2}\s\d{2}\s\d{6}|\d{4}\s\d{6})$/.test(text.trim());
}

/** A number plate of Kazakhstan, of now or before 2012: `123 ABC 02`, `A 123 BCD`. */
export function isPlate(text: string): boolean {
  const plain = text.toUpperCase().replace(/[\s|-]/g, "");
  return /^\d{3}\p{Lu}{2,3}(?:0[1-9]|1\d|20)$|^\p{Lu}\d{3}\p{Lu}{2,3}$/u.test(plain);
}

/** What an identity card's number looks like: nine digits. Too little by itself. */
export function isNineDigits(text: string): boolean {
  return /^(?:№\s?)?\d{9}$/.test(text.trim());
}
