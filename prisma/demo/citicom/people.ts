import type { DemoPerson } from "../person.ts";

/** Subjects with something special about them; a hundred others have nothing special. */
export const demoSubjects = [
  {
    id: "administrator",
    role: "subject",
    name: "Айнұр Сейітова",
    email: "ainur.seiitova@example.com",
    phone: "+77000000201",
    locale: "kk",
    note: "administrator of a company with five users; an account, two posts",
  },
  {
    id: "colleague",
    role: "subject",
    name: "Сергей Панов",
    email: "sergei.panov@example.com",
    phone: "+77000000202",
    locale: "ru",
    note: "user of the same company as Айнұр Сейітова",
  },
  {
    id: "head",
    role: "subject",
    name: "Бақыт Оразов",
    email: "baqyt.orazov@example.com",
    phone: "+77000000203",
    locale: "kk",
    note: "head of that company: his signature stands under an agreement in force",
  },
  {
    id: "former-head",
    role: "subject",
    name: "Людмила Чен",
    email: "lyudmila.chen@example.com",
    locale: "ru",
    note: "signed two agreements that ended: one must still be kept by law, the other not any more",
  },
  {
    id: "everywhere",
    role: "subject",
    name: "Ринат Галиев",
    email: "rinat.galiev@example.com",
    phone: "+77000000204",
    locale: "ru",
    note: "in all three services: by e-mail, as rinat.work@example.com, and by phone only",
  },
  {
    id: "commented",
    role: "subject",
    name: "Гүлмира Тоқтарова",
    email: "gulmira.toqtarova@example.com",
    phone: "+77000000205",
    locale: "kk",
    note: "three posts under which five comments of others stand, and one of her own",
  },
  {
    id: "commenter",
    role: "subject",
    name: "Олег Юн",
    email: "oleg.yun@example.com",
    phone: "+77000000206",
    locale: "ru",
    note: "wrote four comments under the posts of Гүлмира Тоқтарова",
  },
  {
    id: "open-profile",
    role: "subject",
    name: "Виктория Ли",
    email: "viktoria.li@example.com",
    phone: "+77000000207",
    locale: "ru",
    note: "lets everybody see the account and two posts",
  },
  {
    id: "passed-on",
    role: "subject",
    name: "Санжар Әбіл",
    email: "sanzhar.abil@example.com",
    phone: "+77000000208",
    locale: "kk",
    note: "allowed passing on by OpenID; three transfers to other sites",
  },
  {
    id: "refuses-cookies",
    role: "subject",
    name: "Елена Мороз",
    email: "elena.moroz@example.com",
    phone: "+77000000209",
    locale: "ru",
    note: "refused all four kinds of cookies that can be refused",
  },
  {
    id: "ended",
    role: "subject",
    name: "Ерлан Қасым",
    email: "erlan.qasym@example.com",
    phone: "+77000000210",
    locale: "kk",
    note: "his agreement ended last year; the account is still there",
  },
  {
    id: "nothing",
    role: "subject",
    name: "Ақмарал Дүйсен",
    email: "aqmaral.duisen@example.com",
    locale: "kk",
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
