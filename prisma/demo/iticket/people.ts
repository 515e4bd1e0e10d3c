import type { DemoPerson } from "../person.ts";

/** Subjects with something special about them; three hundred others have nothing special. */
export const demoSubjects = [
  {
    id: "aigerim",
    role: "subject",
    name: "Айгерім Сәрсенова",
    email: "aigerim.sarsenova@example.com",
    phone: "+77000000017",
    locale: "kk",
    note: "9 orders, 13 tickets (one for an event to come), an open refund, mailing by e-mail and SMS",
  },
  {
    id: "many-orders",
    role: "subject",
    name: "Виктор Литвинов",
    email: "viktor.litvinov@example.com",
    phone: "+77000000021",
    locale: "ru",
    note: "2,000 orders",
  },
  {
    id: "nothing",
    role: "subject",
    name: "Томирис Жақсылық",
    email: "tomiris.zhaqsylyq@example.com",
    locale: "kk",
    note: "no system knows this address",
  },
  {
    id: "refund",
    role: "subject",
    name: "Ольга Ким",
    email: "olga.kim@example.com",
    phone: "+77000000022",
    locale: "ru",
    note: "a refund asked for and not paid",
  },
  {
    id: "future-ticket",
    role: "subject",
    name: "Ерлан Тұрсынов",
    email: "erlan.tursynov@example.com",
    phone: "+77000000023",
    locale: "kk",
    note: "two paid tickets for an event to come",
  },
  {
    id: "buyer-for-other",
    role: "subject",
    name: "Мария Соколова",
    email: "maria.sokolova@example.com",
    phone: "+77000000024",
    locale: "ru",
    note: "bought tickets that name another holder, a past one and one to come",
  },
  {
    id: "holder",
    role: "subject",
    name: "Әлия Нұрланқызы",
    email: "aliya.nurlanqyzy@example.com",
    phone: "+77000000025",
    locale: "kk",
    note: "bought nothing, is named as holder on two tickets of Мария Соколова",
  },
  {
    id: "guest",
    role: "subject",
    name: "Данияр Оспанов",
    email: "daniyar.ospanov@example.com",
    phone: "+77000000033",
    locale: "ru",
    note: "bought twice as a guest by phone only; the e-mail address is known to no system",
  },
  {
    id: "father",
    role: "subject",
    name: "Болат Ахметов",
    email: "bolat.akhmetov@example.com",
    phone: "+77000000040",
    locale: "ru",
    note: "shares one phone with his daughter",
  },
  {
    id: "daughter",
    role: "subject",
    name: "Дана Ахметова",
    email: "dana.akhmetova@example.com",
    phone: "+77000000040",
    locale: "kk",
    note: "shares one phone with her father",
  },
  {
    id: "stored-payments",
    role: "subject",
    name: "Светлана Попова",
    email: "svetlana.popova@example.com",
    phone: "+77000000045",
    locale: "ru",
    note: "left four years ago; only three payments remain, under mandatory storage",
  },
  {
    id: "blocked",
    role: "subject",
    name: "Руслан Гайсин",
    email: "ruslan.gaisin@example.com",
    phone: "+77000000046",
    locale: "ru",
    note: "barred from the shop; keeps every right here",
  },
] as const satisfies readonly DemoPerson[];

/** Ids of the subjects above. */
export type DemoSubjectId = (typeof demoSubjects)[number]["id"];

/** One of the special subjects. */
export function demoSubject(id: DemoSubjectId): DemoPerson {
  const person = demoSubjects.find((one) => one.id === id);
  if (person === undefined) throw new Error(`No demo person ${id}.`);
  return person;
}
