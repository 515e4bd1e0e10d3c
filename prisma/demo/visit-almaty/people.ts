import type { DemoPerson } from "../person.ts";

/** Subjects with something special about them; a hundred and twenty others have nothing special. */
export const demoSubjects = [
  {
    id: "debtor",
    role: "subject",
    name: "Тимур Жаксыбеков",
    email: "timur.zhaksybekov@example.com",
    phone: "+77000000201",
    locale: "ru",
    note: "owes 48,000 for the damage to a rented car and 9,000 for a package; both hold an erasure until they are settled",
  },
  {
    id: "settled",
    role: "subject",
    name: "Айгүл Мұратқызы",
    email: "aigul.muratqyzy@example.com",
    phone: "+77000000202",
    locale: "kk",
    note: "had the same debt and settled it: nothing holds any more",
  },
  {
    id: "landlord",
    role: "subject",
    name: "Раушан Бекенова",
    email: "raushan.bekenova@example.com",
    phone: "+77000000203",
    locale: "kk",
    note: "lets three flats; one advertisement names the phone of somebody else",
  },
  {
    id: "named-in-ad",
    role: "subject",
    name: "Пётр Зайцев",
    email: "petr.zaitsev@example.com",
    phone: "+77000000204",
    locale: "ru",
    note: "has no account; only the phone stands in an advertisement of Раушан Бекенова",
  },
  {
    id: "tenant",
    role: "subject",
    name: "Данара Оразбай",
    email: "danara.orazbai@example.com",
    phone: "+77000000205",
    locale: "kk",
    note: "a rental that is not over, two past ones; names and phones of the landlords are masked",
  },
  {
    id: "allowed-device",
    role: "subject",
    name: "Елена Ковалёва",
    email: "elena.kovalyova@example.com",
    phone: "+77000000206",
    locale: "ru",
    note: "gave geolocation and the camera, not the photographs; 25 places, 8 photographs, 40 searches",
  },
  {
    id: "never-allowed",
    role: "subject",
    name: "Ержан Құсайын",
    email: "erzhan.qusaiyn@example.com",
    locale: "kk",
    note: "gave no permission and no promotion; searched six times",
  },
  {
    id: "promoted",
    role: "subject",
    name: "Людмила Гончар",
    email: "lyudmila.gonchar@example.com",
    phone: "+77000000208",
    locale: "ru",
    note: "three packages, one of them past its mandatory storage; promotion by e-mail and SMS",
  },
  {
    id: "blocked",
    role: "subject",
    name: "Арман Сәбит",
    email: "arman.sabit@example.com",
    phone: "+77000000209",
    locale: "ru",
    note: "barred for breaking the content rules, two hidden advertisements; keeps every right here",
  },
  {
    id: "left",
    role: "subject",
    name: "Зарина Ахмет",
    email: "zarina.akhmet@example.com",
    phone: "+77000000210",
    locale: "kk",
    note: "stopped using the site two years ago: the term of clause 4.1 ends in a year",
  },
  {
    id: "nothing",
    role: "subject",
    name: "Глеб Морозов",
    email: "gleb.morozov@example.com",
    locale: "ru",
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
