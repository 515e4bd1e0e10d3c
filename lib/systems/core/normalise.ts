import { parsePhoneNumberFromString } from "libphonenumber-js/max";

// One address of RFC 5321 length without what no mailbox of a person needs: quotes, spaces, control and direction marks.
const email =
  /^[^\s@"'(),:;<>[\]\\\p{C}]{1,64}@[\p{L}\p{N}](?:[\p{L}\p{N}.-]{0,250}[\p{L}\p{N}])?$/u;

/** An e-mail as it is searched and stored: NFKC, lower case, no spaces around. Undefined when it is no address. */
export function normaliseEmail(input: string): string | undefined {
  if (input.length > 320) return undefined;
  const value = input.normalize("NFKC").trim().toLowerCase();
  if (value.length > 254 || !email.test(value)) return undefined;
  const domain = value.slice(value.indexOf("@") + 1);
  const isSound = domain.includes(".") && !/\.\.|\.-|-\./.test(domain);
  return isSound && !/^\.|\.\.|\.@/.test(value) ? value : undefined;
}

/**
 * A phone in E.164, read as a number of Kazakhstan where it names no country. Undefined when it is not a valid number:
 * letters, extensions and anything longer than a number are refused, never trimmed away.
 *
 * @example normalisePhone("8 (700) 000-00-17") // "+77000000017"
 */
export function normalisePhone(input: string): string | undefined {
  if (input.length > 40) return undefined;
  const value = input.normalize("NFKC").trim();
  if (!/^\+?[\d\s().‐-―−-]+$/.test(value)) return undefined;
  const parsed = parsePhoneNumberFromString(value, "KZ");
  return parsed?.isValid() === true && parsed.ext === undefined ? parsed.number : undefined;
}

/**
 * The digits by which stored phones are compared, whatever their writing: `8 (700) …` and `7 700 …` and `700 …` are one
 * number of the +7 plan; a number written with + keeps its country. The SQL of a connector must say the same.
 */
export function phoneDigits(stored: string): string {
  const digits = stored.replace(/[^0-9]/g, "");
  if (/^\s*\+/.test(stored)) return digits;
  if (digits.length === 11 && digits.startsWith("8")) return `7${digits.slice(1)}`;
  return digits.length === 10 && digits.startsWith("7") ? `7${digits}` : digits;
}
