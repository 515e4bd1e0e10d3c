/** Two systems with just what the rules of erasure, copies and consents need to be seen at work. */
export const shopSql = `
  create table customers (id int primary key, email text, phone text, full_name text not null, born date);
  create table orders (
    id int primary key, customer_id int references customers on delete set null, number text not null,
    event_on date not null, holder text, contact_email text, anonymised_at timestamptz);
  create table payments (
    id int primary key, order_id int not null references orders, paid_at timestamptz not null,
    amount numeric(12,2) not null, status text not null);`;

export const mailingSql = `
  create table subscribers (
    id int primary key, email text not null, marketing boolean not null, marketing_changed_at timestamptz,
    sms text not null default 'on', sms_changed_at timestamptz);`;

const names = (en: string) => ({ kk: `${en} (kk)`, ru: `${en} (ru)`, en });
const field = (column: string, type: string, more: object = {}) => ({
  ...{ column, type, names: names(column), category: "who", purposes: ["tickets"] },
  ...{ basis: "consent", source: "registration", retention: "subscription" },
  ...more,
});

const customers = {
  ...{ id: "customers", names: names("Profile"), table: "customers", key: ["id"], person: true },
  category: "who",
  find: [
    { by: "email", column: "email" },
    { by: "phone", column: "phone" },
  ],
  columns: ["id"],
  fields: {
    name: field("full_name", "name", { edit: "person" }),
    email: field("email", "email", { recipients: ["organiser", "carrier"] }),
    phone: field("phone", "phone"),
    born: field("born", "date", { edit: "request" }),
  },
  erasure: [{ act: "delete" }],
};

const orders = {
  ...{ id: "orders", names: names("Orders"), table: "orders", key: ["id"], category: "orders" },
  find: [
    { via: "customers", theirs: "id", column: "customer_id" },
    { by: "email", column: "contact_email", where: { column: "customer_id", empty: true } },
  ],
  columns: ["id", "customer_id", "anonymised_at"],
  fields: {
    number: field("number", "text"),
    event: field("event_on", "date"),
    holder: field("holder", "name", { others: true }),
    contact: field("contact_email", "email"),
  },
  erasure: [
    {
      when: {
        ...{ related: "payments", mine: "id", theirs: "order_id" },
        where: { column: "status", is: "refund-open" },
      },
      act: "hold",
      reason: names("A refund is owed to you"),
      until: { event: names("the refund is paid") },
      article: names("94-V, art. 8(2)"),
    },
    {
      when: { column: "event_on", after: "today" },
      act: "hold",
      reason: names("The ticket must work at the event"),
      until: { from: "event_on", days: 1 },
    },
    {
      act: "anonymise",
      set: { customer_id: null, holder: null, contact_email: null, anonymised_at: "$now" },
    },
  ],
};

const payments = {
  ...{ id: "payments", names: names("Payments"), table: "payments", key: ["id"] },
  category: "payments",
  find: [{ via: "orders", theirs: "id", column: "order_id" }],
  columns: ["id", "order_id"],
  fields: {
    paidAt: field("paid_at", "time"),
    amount: field("amount", "money", { currency: "KZT" }),
    status: field("status", "code", {
      values: { paid: names("Paid"), "refund-open": names("Refund open") },
    }),
  },
  erasure: [
    {
      act: "keep",
      reason: names("Tax records"),
      until: { from: "paid_at", years: 5, endOfYear: true },
      article: names("Tax Code, art. 206(3)"),
    },
  ],
};

const subscribers = {
  ...{ id: "subscribers", names: names("Subscription"), table: "subscribers", key: ["id"] },
  ...{ person: true, category: "mailing", find: [{ by: "email", column: "email" }] },
  columns: ["id", "marketing_changed_at", "sms", "sms_changed_at"],
  fields: { email: field("email", "email"), marketing: field("marketing", "boolean") },
  erasure: [{ act: "delete" }],
  consents: [
    {
      ...{ purpose: "marketing", channel: "email", column: "marketing" },
      ...{ given: true, withdrawn: false, set: { marketing_changed_at: "$now" } },
    },
    {
      ...{ purpose: "marketing", channel: "sms", column: "sms" },
      ...{ given: "on", withdrawn: "off", set: { sms_changed_at: "$now" } },
    },
  ],
};

export const smallSystems = {
  systems: [
    {
      ...{ id: "shop", names: names("Shop"), service: "tickets", kind: "postgres" },
      ...{ url: "${JEKE_SYSTEM_SHOP_URL}", order: 1 },
      collections: [customers, orders, payments],
    },
    {
      ...{ id: "mailing", names: names("Mailing"), service: "news", kind: "postgres" },
      ...{ url: "${JEKE_SYSTEM_MAILING_URL}", order: 2 },
      collections: [subscribers],
    },
  ],
};
