import { parsePhoneNumberFromString } from "libphonenumber-js/max";
import { ok, refuse, type Result } from "#lib/kernel/result.ts";

/** One address a message can go to, in the one spelling under which it is stored, searched and written to. */
export type Address = { readonly kind: "email" | "phone"; readonly value: string };

export type AddressRefusal = {
  readonly code: "identity.address-empty" | "identity.address-invalid";
};

// Dot-atom of RFC 5322 in ASCII only: no quotes, no comments, no comma, no control characters, nothing that a mail
// server could read as a second recipient (GHSA-7rqj-j65f-68wh, CVE-2022-35924). Also no `!` and `%`, by which old servers
// are told a way on, and no encoded word, behind which a server may find another address.
const localPattern = /^(?!.*=\?)[a-z0-9#$&'*+/=?^_{|}~-]+(\.[a-z0-9#$&'*+/=?^_{|}~-]+)*$/;
const labelPattern = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;
const phonePattern = /^\+?[0-9() .-]{5,24}$/;

/**
 * Exactly one e-mail address or phone number, normalised: e-mail in NFKC and lower case with its domain in ASCII
 * (IDNA), phone in E.164 with Kazakhstan as the country where none is typed.
 *
 * Refuses `identity.address-empty` when nothing was typed and `identity.address-invalid` for whatever is not one
 * plain address: quotes, lists, angle brackets, line breaks, a second `@` after normalisation, a domain without a dot.
 */
export function parseAddress(typed: string): Result<Address, AddressRefusal> {
  if (typed.length > 320) return refuse("identity.address-invalid");
  const text = typed.normalize("NFKC").trim();
  if (text === "") return refuse("identity.address-empty");
  return text.includes("@") ? parseEmail(text.toLowerCase()) : parsePhone(text);
}

function parseEmail(text: string): Result<Address, AddressRefusal> {
  const parts = text.split("@");
  const [local, domain] = parts;
  if (parts.length !== 2 || local === undefined || domain === undefined) {
    return refuse("identity.address-invalid");
  }
  const ascii = asciiDomain(domain);
  if (local.length > 64 || !localPattern.test(local) || ascii === undefined) {
    return refuse("identity.address-invalid");
  }
  const value = `${local}@${ascii}`;
  return value.length <= 254 ? ok({ kind: "email", value }) : refuse("identity.address-invalid");
}

/** The domain as DNS knows it, or nothing. `URL` does IDNA; what it would read as something else is refused before. */
function asciiDomain(domain: string): string | undefined {
  if (!/^[\p{L}\p{M}\p{N}.-]+$/u.test(domain)) return undefined;
  const url = URL.parse(`http://${domain}/`);
  const labels = url?.hostname.split(".") ?? [];
  const last = labels.at(-1) ?? "";
  const plain = labels.length >= 2 && labels.every((label) => labelPattern.test(label));
  // A last label of digits is an IPv4 address, which `URL` also makes out of "1.2" and "0x7f.1".
  return plain && /[a-z]/.test(last) ? labels.join(".") : undefined;
}

function parsePhone(text: string): Result<Address, AddressRefusal> {
  if (!phonePattern.test(text)) return refuse("identity.address-invalid");
  const phone = parsePhoneNumberFromString(text, "KZ");
  return phone?.isValid() === true
    ? ok({ kind: "phone", value: phone.number })
    : refuse("identity.address-invalid");
}
