import { isIin } from "./numbers.ts";
import { normaliseEmail, normalisePhone } from "../../../core/normalise.ts";

export function isEmail(text: string): boolean {
  return text.includes("@") && normaliseEmail(text) !== undefined;
}

/** A phone that says so by its plus, its blanks or brackets, or its eleven digits from 7 or 8. */
export function isPhone(text: string): boolean {
  const value = text.trim();
  if (/^[78]\d{10}$/.test(value)) return normalisePhone(`+7${value.slice(1)}`) !== undefined;
  if (!/^\+|^8?[\s-]?\(\d{3,4}\)|^8[\s-]\d{3}/.test(value)) return false;
  return normalisePhone(value) !== undefined;
}

/** A mobile number of Kazakhstan without its country: ten digits, the first three those of an operator. */
export function isHomePhone(text: string): boolean {
  return /^7(?:0[0-8]|47|5[01]|6[0-4]|7[1-8])\d{7}$/.test(text.trim().replace(/[\s()-]/g, ""));
}

/** Digits that may be a phone without its country: too little by itself. */
export function mayBePhone(text: string): boolean {
  const digits = text.replace(/[\s().+-]/g, "");
  return /^\d{6,15}$/.test(digits) && /^[\d\s().+-]+$/.test(text);
}

export function isIp(text: string): boolean {
  const plain = text.trim().replace(/\/\d{1,3}$/, "");
  const parts = plain.split(".");
  if (parts.length === 4 && parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) < 256)) {
    return true;
  }
  return (
    /^[0-9a-f:]{2,39}$/i.test(plain) &&
    (plain.match(/:/g) ?? []).length >= 2 &&
    plain.split(":").every((part) => part.length <= 4) &&
    (plain.includes("::") || plain.split(":").length === 8)
  );
}

/** Four small numbers with points are the version of a program sooner than an address. */
export function mayBeVersion(text: string): boolean {
  const parts = text.trim().split(".");
  return parts.length === 4 && parts.every((part) => Number(part) < 40);
}

export function isUserAgent(text: string): boolean {
  return (
    /^Mozilla\/|AppleWebKit|Gecko\/|okhttp|Dalvik|CFNetwork|\bMSIE\b/.test(text) ||
    /\b(?:Chrome|Firefox|Safari|Opera|Edge|Yandex(?:\s?Browser)?|Samsung Internet)\b[\s/]*\d*/.test(
      text,
    )
  );
}

export function isMac(text: string): boolean {
  return /^(?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2}$/i.test(text.trim());
}

/** The result of a one-way function or a signed token, as the usual libraries write it. */
export function isHash(text: string): boolean {
  return (
    /^\$(?:2[abxy]|argon2(?:id|i|d)|scrypt|pbkdf2[\w-]*|[156y])\$/.test(text) ||
    /^\{(?:SSHA|SHA|SMD5|CRYPT)\}/.test(text) ||
    /^pbkdf2_sha\d+\$/.test(text) ||
    /^eyJ[\w-]+\.[\w-]+\./.test(text)
  );
}

/** Hexadecimal of a usual length: a digest, a key, an id of a session. Too little by itself. */
export function isHex(text: string): boolean {
  return /^(?:[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{64}|[0-9a-f]{128})$/i.test(text);
}

/** A file or where it lies. */
export function isFile(text: string): boolean {
  return /^(?:https?:\/\/|\/|[\w.-]+\/)?[^\s]*\.(?:jpe?g|png|gif|webp|heic|pdf|docx?|tiff?|mp4|bmp|svg)$/i.test(
    text.trim(),
  );
}

/** `43.238949, 76.889709`, or `(76.88,43.23)` of a point. */
export function isPoint(text: string): boolean {
  const match = /^\(?\s*(-?\d{1,3}\.\d{2,})\s*[,;\s]\s*(-?\d{1,3}\.\d{2,})\s*\)?$/.exec(
    text.trim(),
  );
  return match !== null && Math.abs(Number(match[1])) <= 180 && Math.abs(Number(match[2])) <= 180;
}

/** A number of degrees with a fraction of at least four digits. */
export function isDegrees(text: string): boolean {
  return /^-?\d{1,3}\.\d{4,}$/.test(text.trim()) && Math.abs(Number(text)) <= 180;
}

/** Somewhere inside a text: an address, a number, an identity. */
export function holdsContact(text: string): boolean {
  return (
    /[\w.+-]+@[\w-]+\.[\w.]{2,}/.test(text) ||
    /(?:\+7|\b8)[\s(-]*7\d{2}[\s)-]*\d{3}[\s-]*\d{2}[\s-]*\d{2}\b/.test(text) ||
    (text.match(/\b\d{12}\b/g) ?? []).some(isIin)
  );
}
