import type { DemoPerson } from "../person.ts";

/** Subjects with something special about them; a hundred others have nothing special. */
export const demoSubjects = [
  {
    id: "visitor",
    role: "subject",
    name: "Мадина Ерғалиева",
    email: "madina.ergalieva@example.com",
    phone: "+77000000101",
    locale: "kk",
    note: "four passes (one valid now), 14 visits with places, location at 9 sign-ins",
  },
  {
    id: "all-filled",
    role: "subject",
    name: "Игорь Савельев",
    email: "igor.savelyev@example.com",
    phone: "+77000000102",
    locale: "ru",
    note: "filled in every optional field; each of them can be emptied",
  },
  {
    id: "only-required",
    role: "subject",
    name: "Айбек Тұрар",
    email: "aibek.turar@example.com",
    locale: "kk",
    note: "gave nothing but what is required; the newsletter is off, as it begins",
  },
  {
    id: "reader",
    role: "subject",
    name: "Наталья Ли",
    email: "natalya.li@example.com",
    phone: "+77000000104",
    locale: "ru",
    note: "switched the newsletter on by e-mail, not by SMS; 12 letters came since",
  },
  {
    id: "gives-pass",
    role: "subject",
    name: "Сәуле Қанатова",
    email: "saule.qanatova@example.com",
    phone: "+77000000105",
    locale: "kk",
    note: "bought a pass that names another holder",
  },
  {
    id: "holder",
    role: "subject",
    name: "Виктория Ан",
    email: "viktoria.an@example.com",
    locale: "ru",
    note: "has no account, is named as holder of a pass that Сәуле Қанатова bought",
  },
  {
    id: "ended",
    role: "subject",
    name: "Олег Рудаков",
    email: "oleg.rudakov@example.com",
    phone: "+77000000107",
    locale: "ru",
    note: "all passes have ended: nothing holds an erasure",
  },
  {
    id: "moved",
    role: "subject",
    name: "Жанель Сұлтанбек",
    email: "zhanel.sultanbek@example.com",
    phone: "+77000000108",
    locale: "kk",
    note: "30 locations, one of them unusual",
  },
  {
    id: "asked-support",
    role: "subject",
    name: "Кирилл Нам",
    email: "kirill.nam@example.com",
    phone: "+77000000109",
    locale: "ru",
    note: "asked technical support twice, one question is still open",
  },
  {
    id: "nothing",
    role: "subject",
    name: "Диас Әлімжан",
    email: "dias.alimzhan@example.com",
    locale: "kk",
    note: "no system knows this address",
  },
] as const satisfies readonly DemoPerson[];

export type DemoSubjectId = (typeof demoSubjects)[number]["id"];

/** One of the special subjects. */
export function demoSubject(id: DemoSubjectId): DemoPerson {
  const person = demoSubjects.find((one) => one.id === id);
  if (person === undefined) throw new Error(`No demo person ${id}.`);
  return person;
}
