import { familyEndings, givenNames, patronymicEndings } from "../../data/given-names.ts";
import { fold } from "../fold.ts";

const given: ReadonlySet<string> = new Set(givenNames.split(" ").map(fold));
const word = /^\p{Lu}[\p{L}\p{M}'’]+(?:-\p{Lu}[\p{L}\p{M}'’]+)?$/u;
const initial = /^\p{Lu}\.?(?:\p{Lu}\.?)?$/u;

function isGiven(text: string): boolean {
  return given.has(fold(text));
}

function isFamily(text: string): boolean {
  return text.length >= 4 && familyEndings.test(fold(text));
}

function isPatronymic(text: string): boolean {
  return text.length >= 6 && patronymicEndings.test(fold(text));
}

/** A person's whole name: two to four words with capitals (or initials), one of them known as a name or ending like one. */
export function isFullName(text: string): boolean {
  const parts = text.trim().split(/\s+/);
  if (parts.length < 2 || parts.length > 4 || text.length > 80) return false;
  const whole = parts.filter((part) => word.test(part));
  if (whole.length === 0 || !parts.every((part) => word.test(part) || initial.test(part))) {
    return false;
  }
  return whole.some((part) => isGiven(part) || isPatronymic(part) || isFamily(part));
}

/** Several whole names in a row. */
export function isListOfNames(text: string): boolean {
  const parts = text.split(/[,;]\s*/);
  return parts.length > 1 && parts.every(isFullName);
}

export function isFirstName(text: string): boolean {
  return word.test(text.trim()) && isGiven(text.trim());
}

export function isLastName(text: string): boolean {
  const value = text.trim();
  return word.test(value) && isFamily(value) && !isGiven(value);
}

export function isPatronymicName(text: string): boolean {
  const value = text.trim();
  return word.test(value) && isPatronymic(value);
}

/** A word with a capital, as any name is: too little by itself, too much to contradict one. */
export function mayBeName(text: string): boolean {
  return /^[\p{L}\p{M}'’.\s-]{1,80}$/u.test(text) && text.trim().split(/\s+/).length <= 5;
}

/** Inside a text: two words with capitals of which one is known as a name or ends like one. */
export function namesSomebody(text: string): boolean {
  const pairs = text.match(/\p{Lu}\p{Ll}+\s\p{Lu}\p{Ll}+/gu) ?? [];
  return pairs.some((pair) => pair.split(" ").some((part) => isGiven(part) || isPatronymic(part)));
}
