import type { CategoryView, FieldView, GroupView } from "#lib/systems/core/data-view.ts";
import { CategoryRows } from "./category-rows.tsx";
import { PartialBanner } from "./partial-banner.tsx";
import { ValueCard } from "./value-card.tsx";

const shop = { kk: "Билет сату", ru: "Продажа билетов", en: "Ticket sales" };
const mailingNames = { kk: "Хабарлама тарату", ru: "Рассылки", en: "Mailing" };

const phone: FieldView = {
  id: "phone",
  names: { kk: "Телефон", ru: "Телефон", en: "Phone" },
  type: "phone",
  category: "contact",
  purposes: [
    {
      id: "changes",
      names: {
        kk: "Іс-шараның өзгергенін хабарлау",
        ru: "Сообщить об изменении или отмене события",
        en: "Tell you about changes",
      },
      clause: "4.2.3",
    },
  ],
  basis: {
    id: "consent",
    names: { kk: "Сіздің келісіміңіз", ru: "Ваше согласие", en: "Your consent" },
    article: { kk: "94-V Заң, 8-бап", ru: "Закон 94-V, статья 8", en: "Law 94-V, article 8" },
  },
  source: {
    id: "you",
    names: { kk: "Өзіңіз көрсеттіңіз", ru: "Вы указали сами", en: "You gave it yourself" },
  },
  recipients: [
    { id: "sms", names: { kk: "SMS-провайдер", ru: "SMS-провайдер", en: "SMS carrier" } },
  ],
  retention: {
    id: "three-years",
    names: {
      kk: "Соңғы тапсырыстан кейін үш жыл",
      ru: "Три года после последнего заказа",
      en: "Three years after the last order",
    },
    reason: {
      kk: "Саясатта мерзім жоқ, Заңның 12-бабы оны талап етеді, сондықтан өзіміз белгіледік",
      ru: "В политике срока нет, а статья 12 Закона его требует, поэтому мы назначили свой",
      en: "The policy names no term, article 12 of the Law demands one, so we set our own",
    },
  },
  required: false,
  change: { by: "person", level: 2 },
};
const email: FieldView = {
  ...phone,
  id: "email",
  type: "email",
  names: { kk: "Электрондық пошта", ru: "Электронная почта", en: "E-mail" },
};

export const sampleGroup: GroupView = {
  system: "shop",
  systemNames: shop,
  collection: "customers",
  names: { kk: "Профиль", ru: "Профиль", en: "Profile" },
  kind: "values",
  outcome: "data",
  count: 1,
  underReview: 0,
  page: { number: 1, size: 20, pages: 1 },
  fields: [email, phone],
  records: [
    {
      key: '["1"]',
      values: [
        {
          field: "email",
          value: "aigerim.sarsenova@example.com",
          masked: false,
          until: "2029-08-02",
          editable: false,
        },
        {
          field: "phone",
          value: "+77000000017",
          masked: false,
          until: "2029-08-02",
          editable: true,
        },
      ],
    },
  ],
};

const [record] = sampleGroup.records;
const category = (
  id: string,
  icon: string,
  names: CategoryView["names"],
  records: number,
): CategoryView => ({
  id,
  icon,
  names,
  records,
  failedSystems: [],
  systems: [{ id: "shop", names: shop, outcome: "data" }],
  groups: [],
});

export const sampleCategories: readonly CategoryView[] = [
  {
    ...category(
      "contact",
      "phone",
      { kk: "Сізбен байланыс", ru: "Как с вами связаться", en: "How to reach you" },
      2,
    ),
    groups: [sampleGroup],
  },
  category(
    "orders",
    "ticket",
    { kk: "Тапсырыстар мен билеттер", ru: "Заказы и билеты", en: "Orders and tickets" },
    22,
  ),
  {
    ...category("mailing", "mail", { kk: "Хабарламалар", ru: "Рассылки", en: "Mailing" }, 0),
    failedSystems: ["mailing"],
    systems: [{ id: "mailing", names: mailingNames, outcome: "failed" }],
  },
];

export const examples = {
  "value cards": (
    <div className="max-w-measure border-t border-hairline">
      {record?.values.map((value, index) => {
        const field = sampleGroup.fields[index];
        return field === undefined ? null : (
          <ValueCard
            key={field.id}
            group={sampleGroup}
            record={record}
            field={field}
            value={value}
            open={index === 1}
          />
        );
      })}
    </div>
  ),
  categories: (
    <div className="grid gap-5">
      <PartialBanner failed={[{ names: mailingNames, at: "2026-10-20T08:57:00Z" }]} href="#" />
      <CategoryRows categories={sampleCategories} />
    </div>
  ),
};
