import type { Row } from "../../kit/fill.ts";

/** All rows of both systems, by table, parents before children. */
export type World = {
  readonly shop: Readonly<Record<ShopTable, Row[]>>;
  readonly mailing: Readonly<Record<MailingTable, Row[]>>;
};

export const shopTables = [
  "customers",
  "sign_in_log",
  "orders",
  "tickets",
  "payments",
  "stored_payments",
  "refunds",
] as const;
export const mailingTables = ["subscribers", "channels", "sends"] as const;
type ShopTable = (typeof shopTables)[number];
type MailingTable = (typeof mailingTables)[number];

export function emptyWorld(): World {
  return {
    shop: {
      ...{ customers: [], sign_in_log: [], orders: [], tickets: [], payments: [] },
      ...{ stored_payments: [], refunds: [] },
    },
    mailing: { subscribers: [], channels: [], sends: [] },
  };
}
