import { type DemoSubjectId, demoSubject } from "../people.ts";
import type { Accounts } from "./accounts.ts";
import type { Business, Person } from "./business.ts";
import type { Community } from "./community.ts";
import { companyNames } from "./words.ts";

export type World = {
  readonly accounts: Accounts;
  readonly business: Business;
  readonly community: Community;
};
type Holder = Parameters<Accounts["holder"]>[0];

/** Lays the demo people of people.ts; the notes there say what each must come to. */
export function layNamedPeople(world: World): void {
  layCompany(world);
  layFormerHead(world);
  layEverywhere(world);
  layComments(world);
  layChoices(world);
}

function layCompany({ accounts, business, community }: World): void {
  const company = business.company(companyNames[0], 3000);
  const [administrator, colleague, head] = [
    person("administrator"),
    person("colleague"),
    person("head"),
  ];
  business.head(company, head, 1500);
  business.agreement(company, head, { signedDaysAgo: 1500 });
  business.user(company, administrator, "admin");
  business.user(company, colleague);
  for (const [name, number] of [
    ["Марат Үсенов", 1],
    ["Нина Абрамова", 2],
    ["Жұлдыз Қайыр", 3],
  ] as const) {
    const email = `colleague${number}@example.org`;
    business.user(company, { name, email, phone: null });
  }
  holder(accounts, "administrator", { since: 1400, devices: 30, birthDate: "1987-10-02" });
  holder(accounts, "colleague", { since: 600, devices: 14, birthDate: "1992-01-15" });
  const member = community.member({ ...administrator, since: 500 });
  for (const daysAgo of [300, 40]) community.publication(member, daysAgo);
}

/** Two agreements that ended: the law wants the later one for some years more. */
function layFormerHead({ business }: World): void {
  const company = business.company("«Бұрынғы Үлгі» ЖШС", 4200);
  const who = person("former-head");
  business.agreement(company, who, { signedDaysAgo: 3600, endedDaysAgo: 2600 });
  business.agreement(company, who, { signedDaysAgo: 1900, endedDaysAgo: 700 });
}

/** Each service knows him otherwise, and none of the others. */
function layEverywhere({ accounts, business, community }: World): void {
  const { name, phone } = person("everywhere");
  accounts.holder({
    ...person("everywhere"),
    phone: null,
    language: "ru",
    since: 800,
    devices: 12,
    birthDate: "1990-07-07",
  });
  const company = business.company("ТОО «Везде Пример»", 900);
  business.user(company, { name, email: "rinat.work@example.com", phone: null });
  const member = community.member({ name, email: null, phone, since: 420 });
  community.publication(member, 90);
}

function layComments({ accounts, community }: World): void {
  holder(accounts, "commented", { since: 700, devices: 9 });
  holder(accounts, "commenter", { since: 650, devices: 6 });
  const [author, commenter] = [person("commented"), person("commenter")];
  const owner = community.member({ ...author, since: 690 });
  const other = community.member({ ...commenter, since: 640 });
  const third = community.member({
    name: "Шолпан Ержан",
    email: "person900@example.org",
    phone: null,
    since: 300,
  });
  const [first, second, last] = [120, 60, 15].map((days) => community.publication(owner, days));
  if (first === undefined || second === undefined || last === undefined) return;
  community.comment(other, first, "Гүлмира, вы ошиблись в расчётах.");
  community.comment(other, first, "Посмотрите ещё раз, пожалуйста.");
  community.comment(owner, first, "Рақмет, түзеттім.");
  community.comment(other, second, "Теперь всё верно.");
  community.comment(third, second, "Маған да ұнады.");
  community.comment(other, last, "Спасибо за рассказ.");
}

function layChoices({ accounts, community }: World): void {
  holder(accounts, "open-profile", { since: 1000, devices: 11, level: "everybody" });
  const open = community.member({ ...person("open-profile"), since: 900, level: "everybody" });
  for (const daysAgo of [200, 30]) community.publication(open, daysAgo, "everybody");
  holder(accounts, "passed-on", {
    since: 500,
    devices: 8,
    openid: ["forum.example.org", "shop.example.org", "school.example.org"],
  });
  holder(accounts, "refuses-cookies", { since: 450, devices: 7, cookies: [] });
  holder(accounts, "ended", { since: 1300, devices: 0, endedDaysAgo: 330 });
}

function holder(
  accounts: Accounts,
  id: DemoSubjectId,
  more: Omit<Holder, "name" | "email" | "phone" | "language">,
): void {
  accounts.holder({ ...person(id), language: demoSubject(id).locale, ...more });
}

function person(id: DemoSubjectId): Person {
  const { name, email, phone } = demoSubject(id);
  return { name, email, phone: phone ?? null };
}
