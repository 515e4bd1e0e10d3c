import { createHmac } from "node:crypto";
import { SystemFailure, type Value } from "../ports.ts";

const alphabet = "abcdefghijklmnopqrstuvwxyz234567";
const bodyLength = 11;
const shortest = 7;

/**
 * A mark in place of a value: equal values get equal marks under one key, and without the key nobody can tell whose it was.
 * No longer than the value it replaces, so that it fits where that one stood, but never shorter than 8 characters; an e-mail
 * becomes an address that leads nowhere. A mark made with this key is recognised and stays, so that doing it twice changes
 * nothing more.
 *
 * @throws SystemFailure `mismatch` for a number or a truth value: no mark is one.
 */
export function pseudonym(value: Value, key: string): Value {
  if (value === null || value === "") return value;
  if (typeof value !== "string") throw new SystemFailure("mismatch");
  if (isMark(value, key)) return value;
  const isEmail = /^[^@\s]+@[^@\s]+$/.test(value.trim());
  const length = isEmail
    ? bodyLength
    : Math.min(bodyLength, Math.max(shortest - 2, value.length - 3));
  const body = letters(`value:${value.normalize("NFKC").trim().toLowerCase()}`, key, length);
  const mark = `~${body}${check(body, key)}`;
  return isEmail ? `${mark}${nowhere}` : mark;
}

/** RFC 2606: no mail is ever delivered there. */
const nowhere = "@erased.invalid";

function isMark(value: string, key: string): boolean {
  const plain = value.endsWith(nowhere) ? value.slice(0, -nowhere.length) : value;
  const [, body, end] = /^~([a-z2-7]{5,11})([a-z2-7]{2})$/.exec(plain) ?? [];
  return body !== undefined && end === check(body, key);
}

function check(body: string, key: string): string {
  return letters(`check:${body}`, key, 2);
}

function letters(text: string, key: string, length: number): string {
  const bytes = createHmac("sha256", key).update(text).digest();
  return [...bytes.subarray(0, length)].map((byte) => alphabet[byte % 32]).join("");
}
