import type { ConsentMatrix } from "#lib/consents/core/views.ts";
import { ConsentMatrixView } from "./consent-matrix.tsx";

const shop = {
  system: "shop",
  names: { kk: "Билет сату", ru: "Продажа билетов", en: "Ticket sales" },
};
const mailing = {
  system: "mailing",
  names: { kk: "Хабарлама тарату", ru: "Рассылки", en: "Mailing" },
};

const matrix: ConsentMatrix = {
  at: "2026-10-20T09:02:10Z",
  channels: ["email", "sms", "site"],
  rows: [
    {
      purpose: "marketing",
      names: { kk: "Жарнама", ru: "Реклама", en: "Advertising" },
      about: {
        kk: "Жеңілдіктер мен жаңа іс-шаралар.",
        ru: "Скидки и новые события.",
        en: "Discounts and new events.",
      },
      clause: "4.2.4",
      cells: [
        {
          purpose: "marketing",
          channel: "email",
          state: "given",
          origin: "system",
          since: "2021-05-03T07:40:00Z",
          systems: [],
        },
        {
          purpose: "marketing",
          channel: "sms",
          state: "withdrawn",
          origin: "person",
          since: "2026-10-20T09:02:06Z",
          systems: [
            { ...mailing, state: "obeyed", at: "2026-10-20T09:02:07Z", records: 1 },
            { ...shop, state: "waiting", nextTryAt: "2026-10-20T09:02:37Z", records: 1 },
          ],
        },
        null,
      ],
    },
    {
      purpose: "statistics",
      names: { kk: "Сайт статистикасы", ru: "Статистика посещений", en: "Visit statistics" },
      clause: "4.2.5",
      cells: [
        {
          purpose: "statistics",
          channel: "email",
          state: "unknown",
          origin: "none",
          systems: [{ ...mailing, state: "failed", records: 0 }],
        },
        null,
        { purpose: "statistics", channel: "site", state: "unknown", origin: "none", systems: [] },
      ],
    },
  ],
  carrying: [],
  failed: [],
};

async function nothing() {
  "use server";
  await Promise.resolve();
  return { status: "idle" } as const;
}

export const examples = { matrix: <ConsentMatrixView matrix={matrix} act={nothing} /> };
