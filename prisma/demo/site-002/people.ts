import type { DemoPerson } from "../person.ts";

/** Subjects with something special about them; ninety others have nothing special. */
export const demoSubjects = [
  {
    id: "everything",
    role: "subject",
    name: "Аружан Бекетова",
    email: "aruzhan.beketova@example.com",
    phone: "+77000000101",
    locale: "kk",
    note: "in all three services under one e-mail; a private profile, 12 posts, targeting on",
  },
  {
    id: "open-profile",
    role: "subject",
    name: "Павел Ким",
    email: "pavel.kim@example.com",
    phone: "+77000000102",
    locale: "ru",
    note: "opened the profile and three posts to everybody",
  },
  {
    id: "targeted",
    role: "subject",
    name: "Алина Цой",
    email: "alina.tsoi@example.com",
    phone: "+77000000103",
    locale: "ru",
    note: "16 supposed interests, 180 advertisements shown, both switches on",
  },
  {
    id: "not-targeted",
    role: "subject",
    name: "Жәнібек Мұратов",
    email: "zhanibek.muratov@example.com",
    phone: "+77000000104",
    locale: "kk",
    note: "both switches off, no interests are kept",
  },
  {
    id: "open-appeal",
    role: "subject",
    name: "Наталья Белова",
    email: "natalya.belova@example.com",
    phone: "+77000000105",
    locale: "ru",
    note: "an appeal about another member is not answered yet, an older one is",
  },
  {
    id: "appealed-about",
    role: "subject",
    name: "Дмитрий Соколов",
    email: "dmitry.sokolov@example.com",
    phone: "+77000000106",
    locale: "ru",
    note: "is named in the appeals of Наталья Белова, and does not read her words",
  },
  {
    id: "forum-only",
    role: "subject",
    name: "Мәдина Ермекова",
    email: "madina.ermekova@example.com",
    locale: "kk",
    note: "only the forum knows this address",
  },
  {
    id: "two-addresses",
    role: "subject",
    name: "Тимур Садықов",
    email: "timur.sadyqov@example.com",
    phone: "+77000000107",
    locale: "ru",
    note: "the forum and the recommendations know him as timur.forum@example.com",
  },
  {
    id: "sister",
    role: "subject",
    name: "Әсел Нұрланова",
    email: "asel.nurlanova@example.com",
    phone: "+77000000108",
    locale: "kk",
    note: "shares one phone with her brother",
  },
  {
    id: "brother",
    role: "subject",
    name: "Арман Нұрланов",
    email: "arman.nurlanov@example.com",
    phone: "+77000000108",
    locale: "kk",
    note: "shares one phone with his sister",
  },
  {
    id: "barred",
    role: "subject",
    name: "Роза Әлімова",
    email: "roza.alimova@example.com",
    phone: "+77000000109",
    locale: "en",
    note: "barred from posting; keeps every right here",
  },
  {
    id: "nothing",
    role: "subject",
    name: "Игорь Левин",
    email: "igor.levin@example.com",
    locale: "ru",
    note: "no service knows this address",
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
