import { writeFileSync } from "node:fs";
import type { CollectionMap } from "#lib/operator/core/data-map.ts";
import type { Connector, Selection, VerifiedIdentifier } from "#lib/systems/ports.ts";
import type { answerWorld } from "./answer-world.ts";

export type World = Awaited<ReturnType<typeof answerWorld>>;

/** What each place says while all is well. */
export const well = {
  "shop/people": "data",
  "shop/orders": "data",
  "shop/items": "data",
  "shop/gifts": "data",
  "cards/cards": "data",
  "cards/moves": "data",
  "club/members": "data",
  "letters/letters": "data",
  "cabinet/papers": "excluded by-hand",
  "calls/calls": "excluded no-identifier",
  "calls/texts": "excluded no-identifier",
};
export const all = (of: string, says: string): Record<string, string> =>
  Object.fromEntries(
    Object.keys(well)
      .filter((place) => place.startsWith(`${of}/`))
      .map((place) => [place, says]),
  );
export const shopGone = (code: string) => ({
  ...all("shop", `failed ${code}`),
  ...all("cards", `failed ${code}:shop`),
});

export type Case = {
  readonly name: string;
  readonly begin?: () => unknown;
  readonly end?: () => unknown;
  readonly with?: (connectors: Record<string, Connector>) => Record<string, Connector>;
  readonly identifiers?: readonly VerifiedIdentifier[];
  readonly says: Readonly<Record<string, string>>;
  /** Where the page, which does not walk long lists, says otherwise; `by-chance`: what it had seen by then. */
  readonly page?: Readonly<Record<string, string>> | "by-chance";
};

export const raising = (table: string, at: number) =>
  `alter table ${table} rename to kept;
   create function whole(id int) returns boolean language plpgsql as $$ begin
     if id = ${at} then raise exception 'gone' using errcode = '57P01'; end if; return true; end $$;
   create view ${table} as select * from kept where whole(id)`;
export const calm = (table: string) =>
  `drop view ${table}; drop function whole; alter table kept rename to ${table}`;
export const dead = "postgres://nobody@127.0.0.1:9/none";

/** What can be done to this world, and undone. */
export function actsOn(world: () => World) {
  const sql = (system: keyof World["sql"], begin: string, end: string) => ({
    begin: () => world().sql[system](begin),
    end: () => world().sql[system](end),
  });
  const file = (begin: () => void) => ({
    begin,
    end: () => {
      writeFileSync(world().file, world().letters);
    },
  });
  const store = (begin: (members: World["store"]["collections"][string]) => void) => {
    let kept = "";
    return {
      begin: () => {
        kept = JSON.stringify(world().store.collections);
        const { members } = world().store.collections;
        if (members !== undefined) begin(members);
      },
      end: () => {
        Object.assign(world().store.collections, JSON.parse(kept));
      },
    };
  };
  /** Runs something once, when a place is walked and the first page has come. */
  const during = (
    system: string,
    collection: string,
    work: () => Promise<unknown>,
  ): Pick<Case, "with"> => ({
    with: (connectors) => {
      const inner = connectors[system];
      if (inner === undefined) return connectors;
      let isDone = false;
      const read = async function* (on: CollectionMap, by: Selection) {
        for await (const page of inner.read(on, by)) {
          yield page;
          if (isDone || on.id !== collection) continue;
          isDone = true;
          await work();
        }
      };
      const spied = new Proxy(inner, {
        get: (target, name): unknown => {
          const value: unknown = name === "read" ? read : Reflect.get(target, name, target);
          return typeof value === "function" && name !== "read" ? value.bind(target) : value;
        },
      });
      return { ...connectors, [system]: spied };
    },
  });
  const connector = (url: string): Connector => {
    const { shop } = world().connect(url);
    if (shop === undefined) throw new Error("no shop");
    return shop;
  };
  return { sql, file, store, during, connector };
}
