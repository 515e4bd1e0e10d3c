/** Somebody to try the demo with. Everybody is made up; the addresses lie in domains reserved for examples. */
export type DemoPerson = {
  /** Stable, for tests and for `/dev/people.json`. */
  readonly id: string;
  readonly role: "subject" | "agent" | "officer" | "admin" | "auditor";
  readonly name: string;
  readonly email: string;
  /** E.164. */
  readonly phone?: string;
  readonly locale: "kk" | "ru" | "en";
  /** What is special about this person, in one line. */
  readonly note: string;
};

/** A member of staff, already enrolled. These secrets are public: a production start refuses them. */
export type DemoStaff = DemoPerson & {
  readonly role: Exclude<DemoPerson["role"], "subject">;
  /** What a person is shown instead of the name. */
  readonly number: number;
  readonly password: string;
  /** Base32, 160 bits. */
  readonly totpSecret: string;
};

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

/** The desk of the demo. */
export const demoStaff: readonly DemoStaff[] = [
  {
    id: "agent-12",
    role: "agent",
    number: 12,
    name: "Нұрбек Қалиев",
    email: "agent12@example.net",
    locale: "ru",
    password: "Saryarqa-demo-Qaraghash-12-zhel",
    totpSecret: "MJQ3XW2KPD5ZT7VYLN4RCEHG6SAFOIBU",
    note: "agent No 12",
  },
  {
    id: "agent-15",
    role: "agent",
    number: 15,
    name: "Ирина Волкова",
    email: "agent15@example.net",
    locale: "ru",
    password: "Ertis-demo-Terek-15-tolqyn",
    totpSecret: "D7KVQ2RMHX4YAZ6TWJ3NLPSBE5GCUFIO",
    note: "agent No 15, assigned to nothing at first",
  },
  {
    id: "officer-7",
    role: "officer",
    number: 7,
    name: "Сәуле Есенова",
    email: "officer7@example.net",
    locale: "kk",
    password: "Altai-demo-Samyrsyn-7-tan",
    totpSecret: "XT5NBG3WQJ7LREY2VKHZ4DMC6PAOFSUI",
    note: "officer No 7",
  },
  {
    id: "officer-3",
    role: "officer",
    number: 3,
    name: "Павел Дорохов",
    email: "officer3@example.net",
    locale: "ru",
    password: "Balqash-demo-Qamys-3-keme",
    totpSecret: "PZ6HYL4CVM2XKTQ7RWGD3JNA5EBSIOFU",
    note: "officer No 3, the second person",
  },
  {
    id: "admin-1",
    role: "admin",
    number: 1,
    name: "Гүлнар Омарова",
    email: "admin1@example.net",
    locale: "ru",
    password: "Ustirt-demo-Seksewil-1-qum",
    totpSecret: "R3WJ7QMZXC5KLVY4TNHP2GDE6BAUSOIF",
    note: "sets up, sees no personal data",
  },
  {
    id: "auditor-2",
    role: "auditor",
    number: 2,
    name: "Тимур Рашидов",
    email: "auditor2@example.net",
    locale: "ru",
    password: "Kokshetau-demo-Qaiyng-2-kol",
    totpSecret: "LV4TXG6NKZ2YPRH5WMQJ7CDA3SEOBUFI",
    note: "reads registers and audit, masked",
  },
];

/** Everybody, as `/dev/people.json` lists them. */
export const demoPeople: readonly (DemoPerson | DemoStaff)[] = [...demoSubjects, ...demoStaff];

/** One of the special subjects. */
export function demoSubject(id: DemoSubjectId): DemoPerson {
  const person = demoSubjects.find((one) => one.id === id);
  if (person === undefined) throw new Error(`No demo person ${id}.`);
  return person;
}
