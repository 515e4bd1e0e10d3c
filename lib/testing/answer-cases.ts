import { rmSync, writeFileSync } from "node:fs";
import { proven } from "./answer-world.ts";
import {
  actsOn,
  all,
  calm,
  type Case,
  dead,
  raising,
  shopGone,
  well,
  type World,
} from "./answer-acts.ts";

/** Each thing that can happen to a system, and what every place says then. */
export const casesFor = (world: () => World): readonly Case[] => {
  const { sql, file, store, during, connector } = actsOn(world);
  return [
    { name: "all is well", says: {} },
    {
      name: "a table of people is gone",
      ...sql("shop", "alter table people rename to x", "alter table x rename to people"),
      says: shopGone("mismatch"),
    },
    {
      name: "a list in the middle is gone",
      ...sql("shop", "alter table orders rename to x", "alter table x rename to orders"),
      says: { "shop/orders": "failed mismatch", "shop/items": "failed mismatch" },
    },
    {
      name: "a list at the end is gone",
      ...sql("shop", "alter table items rename to x", "alter table x rename to items"),
      says: { "shop/items": "failed mismatch" },
    },
    {
      name: "a column that a link needs is gone",
      ...sql(
        "shop",
        "alter table people rename loyalty to x",
        "alter table people rename x to loyalty",
      ),
      says: shopGone("mismatch"),
    },
    {
      name: "a shown column is gone",
      ...sql("shop", "alter table gifts rename name to x", "alter table gifts rename x to name"),
      says: { "shop/gifts": "failed mismatch" },
    },
    {
      name: "a link's own column is gone",
      ...sql(
        "cards",
        "alter table moves rename column card to x",
        "alter table moves rename column x to card",
      ),
      says: { "cards/moves": "failed mismatch" },
    },
    {
      name: "no right to one list",
      ...sql(
        "shop",
        "revoke select on gifts from current_user",
        "grant select on gifts to current_user",
      ),
      says: { "shop/gifts": "failed refused" },
    },
    {
      name: "no rows of the person at all",
      ...sql(
        "shop",
        "update people set email = 'x' where id = 1",
        `update people set email = 'aigerim@example.kz' where id = 1`,
      ),
      says: { ...all("shop", "held-nothing"), ...all("cards", "held-nothing") },
    },
    {
      name: "a parent without children",
      ...sql(
        "cards",
        "update moves set card = 9 where id = 1",
        "update moves set card = 1 where id = 1",
      ),
      says: { "cards/moves": "held-nothing" },
    },
    {
      name: "a parent whose link is empty",
      ...sql(
        "shop",
        "update people set loyalty = null where id = 1",
        "update people set loyalty = 77 where id = 1",
      ),
      says: all("cards", "held-nothing"),
    },
    {
      name: "the address twice among people",
      ...sql(
        "shop",
        `insert into people values (3, 'aigerim@example.kz', null, 79)`,
        "delete from people where id = 3",
      ),
      says: {
        "shop/people": "after-review",
        "shop/orders": "after-review",
        "shop/items": "after-review",
        "shop/gifts": "after-review",
        ...all("cards", "after-review"),
      },
    },
    {
      name: "a line that breaks in a later page",
      ...sql("shop", raising("orders", 1050), calm("orders")),
      says: { "shop/orders": "failed unreachable", "shop/items": "failed unreachable" },
      page: shopGone("unreachable"),
    },
    {
      name: "a line that breaks in the first page",
      ...sql("shop", raising("orders", 5), calm("orders")),
      says: shopGone("unreachable"),
    },
    {
      name: "a line that breaks among the children",
      ...sql("shop", raising("items", 1090), calm("items")),
      says: { "shop/items": "failed unreachable" },
      page: "by-chance",
    },
    {
      name: "a list that loses its table while it is walked",
      ...during("shop", "orders", () => world().sql.shop("alter table items rename to x")),
      end: () => world().sql.shop("alter table if exists x rename to items"),
      says: { "shop/items": "failed mismatch" },
    },
    {
      name: "rows that move away while they are walked",
      ...during("shop", "orders", () =>
        world().sql.shop("update orders set id = id + 100000 where id > 1050"),
      ),
      end: () => world().sql.shop("update orders set id = id - 100000 where id > 100000"),
      says: {},
    },
    {
      name: "rows that go while they are walked",
      ...during("shop", "orders", () => world().sql.shop("delete from orders where id > 1050")),
      end: () =>
        world().sql.shop(
          "insert into orders select n, 1, 'o' || n from generate_series(1051, 1100) n on conflict do nothing",
        ),
      says: {},
    },
    {
      name: "a server that is away",
      with: (one) => ({ ...one, shop: connector(dead) }),
      says: shopGone("unreachable"),
    },
    {
      name: "a file that is gone",
      ...file(() => {
        rmSync(world().file);
      }),
      says: all("letters", "failed mismatch"),
    },
    {
      name: "a file with a header only",
      ...file(() => {
        writeFileSync(world().file, "id,email,note\n");
      }),
      says: all("letters", "held-nothing"),
    },
    {
      name: "a file without a column",
      ...file(() => {
        writeFileSync(world().file, "id,email\n1,x\n");
      }),
      says: all("letters", "failed mismatch"),
    },
    {
      name: "a file with a quote left open",
      ...file(() => {
        writeFileSync(world().file, `${world().letters}3,"x`);
      }),
      says: all("letters", "failed untrusted"),
    },
    {
      name: "a file with a key twice",
      ...file(() => {
        writeFileSync(world().file, `${world().letters}1,aigerim@example.kz,again\n`);
      }),
      says: all("letters", "failed untrusted"),
    },
    {
      name: "a file with a row too wide",
      ...file(() => {
        writeFileSync(world().file, `${world().letters}3,x,y,z\n`);
      }),
      says: all("letters", "failed untrusted"),
    },
    {
      name: "a file cut inside of a letter",
      ...file(() => {
        writeFileSync(
          world().file,
          Buffer.concat([Buffer.from(`${world().letters}3,b@example.kz,ж`), Buffer.of(0xd0)]),
        );
      }),
      says: all("letters", "failed untrusted"),
    },
    {
      name: "a file with zero characters",
      ...file(() => {
        writeFileSync(world().file, `${world().letters}3,x,a\0b\n`);
      }),
      says: all("letters", "failed mismatch"),
    },
    {
      name: "a service without the person",
      ...store((members) => {
        members.rows = [];
      }),
      says: all("club", "held-nothing"),
    },
    {
      name: "a service without the list",
      ...store(() => {
        delete world().store.collections.members;
      }),
      says: all("club", "failed mismatch"),
    },
    {
      name: "a service with other columns",
      ...store((members) => {
        members.columns = ["id", "email"];
      }),
      says: all("club", "failed mismatch"),
    },
    {
      name: "a service with another key",
      ...store((members) => {
        members.key = ["email"];
      }),
      says: all("club", "failed untrusted"),
    },
    {
      name: "a phone only",
      identifiers: [{ kind: "phone", value: "+77010000001" }],
      says: {
        ...all("calls", "data"),
        ...all("club", "excluded no-identifier"),
        ...all("letters", "excluded no-identifier"),
      },
    },
    {
      name: "nothing proven but the account",
      identifiers: [{ kind: "account", value: "x" }],
      says: Object.fromEntries(
        Object.keys(well).map((place) => [
          place,
          place.startsWith("cabinet") ? "excluded by-hand" : "excluded no-identifier",
        ]),
      ),
    },
    {
      name: "a number that nobody knows here",
      identifiers: [...proven, { kind: "customer-number", value: "9" }],
      says: {},
    },
    {
      name: "an address with odd letters",
      identifiers: [{ kind: "email", value: `a'"\\%_@example.kz` }],
      says: {
        ...all("shop", "held-nothing"),
        ...all("cards", "held-nothing"),
        ...all("club", "held-nothing"),
        ...all("letters", "held-nothing"),
      },
    },
    {
      name: "a phone of another shape",
      identifiers: [{ kind: "phone", value: "abc" }],
      says: {
        ...all("shop", "held-nothing"),
        ...all("cards", "held-nothing"),
        ...all("calls", "held-nothing"),
        ...all("club", "excluded no-identifier"),
        ...all("letters", "excluded no-identifier"),
      },
    },
    {
      name: "two systems away at once",
      ...sql("cards", "alter table cards rename to x", "alter table x rename to cards"),
      with: (one) => ({ ...one, letters: one.cabinet ?? connector(dead) }),
      says: { ...all("cards", "failed mismatch"), ...all("letters", "excluded by-hand") },
    },
  ];
};
