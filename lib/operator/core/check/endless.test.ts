import { expect, test } from "vitest";
import { isEndless, isTooLong } from "./endless.ts";

const text = (words: string) => ({ kk: "бір жыл", ru: "один год", en: words });

test.each([
  ...["Forever", "for ever", "Indefinitely", "for an indefinite time", "Unlimited", "No limit"],
  ...["no time limit", "Not limited in time", "without a limit", "without any time limit"],
  ...["never deleted", "Never erased", "kept permanently", "Permanent storage", "no end"],
  ...["Бессрочно", "бессрочное хранение", "без ограничения срока", "без срока", "Навсегда"],
  ...["срок не ограничен", "неограниченно", "Вечно", "навечно", "Пожизненно", "Хранятся постоянно"],
  ...["никогда не удаляются", "Мерзімсіз", "мерзімі жоқ", "мерзімі шектелмеген", "Шексіз"],
  ...["шектеусіз", "Мәңгі", "мәңгілік", "ешқашан жойылмайды", "тұрақты сақталады"],
])("%s has no end", (words) => {
  expect(isEndless(text(words))).toBe(true);
});

test.each([
  ...["A year after the last book", "Until the end of the contract", "Until you delete it"],
  ...["Until your account is permanently closed", "As long as you use the service"],
  ...["Three years after the limitation of claims", "Until the legend is gone", "Endorsed claims"],
  ...["Год после последнего визита", "До конца договора", "Пока вы подписаны", "Бесконтактно: год"],
  ...["Пять лет после оплаты", "Постоянный клиент: год", "Человечно: один год", "Срок договора"],
  ...["Шарт мерзімі аяқталғанға дейін", "Соңғы кітаптан кейін бір жыл", "Өзіңіз жоймайынша"],
  ...["Шектеу алынғанға дейін", "Тұрақты оқырман үшін бір жыл"],
])("%s has one", (words) => {
  expect(isEndless(text(words))).toBe(false);
});

test("75 years is a term, and a day more is none", () => {
  expect(isTooLong({ years: 75 })).toBe(false);
  expect(isTooLong({ years: 74, months: 12 })).toBe(false);
  expect(isTooLong({ years: 75, days: 1 })).toBe(true);
  expect(isTooLong({ months: 901 })).toBe(true);
  expect(isTooLong({ days: 36_500 })).toBe(true);
});
