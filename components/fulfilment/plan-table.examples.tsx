import type { PlanRow, PlanView } from "#lib/fulfilment/core/plan.ts";
import type { RunView } from "#lib/fulfilment/core/run-view.ts";
import { PlanSums, PlanTable } from "./plan-table.tsx";
import { RunSteps } from "./run-steps.tsx";

const shop = {
  system: "shop",
  systemNames: { kk: "Билет сату", ru: "Продажа билетов", en: "Ticket sales" },
};
const mailing = {
  system: "mailing",
  systemNames: { kk: "Хабарлама тарату", ru: "Рассылки", en: "Mailing" },
};
const portal = {
  system: "portal",
  systemNames: { kk: "Осы портал", ru: "Этот портал", en: "This portal" },
};

const rows: readonly PlanRow[] = [
  {
    ...shop,
    collection: "customers",
    names: { kk: "Профиль", ru: "Ваш профиль", en: "Your profile" },
    act: "delete",
    group: "goes",
    count: 1,
  },
  {
    ...shop,
    collection: "sign-ins",
    names: { kk: "Кіру журналы", ru: "Входы", en: "Sign-ins" },
    act: "delete",
    group: "goes",
    count: 126,
  },
  {
    ...mailing,
    collection: "sends",
    names: { kk: "Жіберілген хаттар", ru: "Отправленные письма", en: "Sent messages" },
    act: "delete",
    group: "goes",
    count: 42,
  },
  {
    ...portal,
    collection: "account",
    names: {
      kk: "Аккаунтыңыз бен хабарламалар",
      ru: "Ваш аккаунт и сообщения",
      en: "Your account here",
    },
    act: "delete",
    group: "goes",
    count: 4,
  },
  {
    ...shop,
    collection: "tickets",
    names: { kk: "Өткен билеттер", ru: "Прошедшие билеты", en: "Past tickets" },
    act: "anonymise",
    group: "changes",
    count: 20,
    becomes: [
      {
        how: "emptied",
        names: [{ kk: "Билет иесі", ru: "Владелец билета", en: "Holder" }],
      },
      { how: "year", names: [{ kk: "Туған күні", ru: "Дата рождения", en: "Birth date" }] },
    ],
    reason: {
      kk: "Атыңыз өшіріледі, орын қалады",
      ru: "Имя убираем, место остаётся",
      en: "Your name is removed, the seat stays",
    },
  },
  {
    ...shop,
    collection: "payments",
    names: { kk: "Төлемдер", ru: "Платежи", en: "Payments" },
    act: "restrict",
    group: "stays",
    count: 9,
    reason: {
      kk: "Салық құжаттары бес жыл сақталады. Басқа мақсатта пайдалануға болмайды.",
      ru: "Налоговые документы хранятся пять лет. Ни для чего другого их использовать нельзя.",
      en: "Tax records are kept for five years. Nobody may use them for anything else.",
    },
    until: { date: "2031-12-31" },
    article: {
      kk: "Салық кодексі, 206-бап, 3-тармақ",
      ru: "Налоговый кодекс, статья 206, пункт 3",
      en: "Tax Code, article 206(3)",
    },
  },
  {
    ...shop,
    collection: "refunds",
    names: { kk: "12 000 ₸ қайтарым", ru: "Возврат 12 000 ₸", en: "Your refund of 12 000 ₸" },
    act: "hold",
    group: "stays",
    count: 1,
    reason: {
      kk: "Сізге әлі төленбеген.",
      ru: "Мы ещё не вернули вам деньги.",
      en: "We still owe it to you. It goes once paid.",
    },
    until: { event: { kk: "Төленгенге дейін", ru: "До выплаты", en: "Until it is paid" } },
    article: {
      kk: "94-V Заң, 8-бап, 2-тармақ",
      ru: "Закон 94-V, статья 8, пункт 2",
      en: "Law 94-V, article 8(2)",
    },
  },
];

export const samplePlan: PlanView = {
  computedAt: "2026-10-23T13:14:00Z",
  rows,
  sums: { goes: 173, changes: 20, stays: 10 },
  found: 203,
  underReview: 0,
  failed: [],
};

const states = ["done", "done", "running", "waiting", "done", "done", "held"] as const;
const outcomes = [
  "erased",
  "erased",
  undefined,
  undefined,
  "anonymised",
  "restricted",
  undefined,
] as const;

export const sampleRun: RunView = {
  requestId: "0",
  rows: rows.map((row, index) => {
    const outcome = outcomes[index];
    return {
      row,
      state: states[index] ?? "waiting",
      planned: row.count,
      done: index === 2 ? 17 : row.count,
      ...(outcome === undefined ? {} : { outcome, doneAt: `2026-10-27T09:01:3${index}Z` }),
    };
  }),
  records: { done: 170, held: 1, planned: 203 },
  isOver: false,
};

export const examples = {
  preview: (
    <div className="grid max-w-measure gap-8">
      <PlanSums plan={samplePlan} />
      <PlanTable plan={samplePlan} />
    </div>
  ),
  run: (
    <div className="max-w-measure">
      <RunSteps run={sampleRun} />
    </div>
  ),
};
