import { query } from "./database.ts";
import type { SampleOperator } from "./sample-operator.ts";

type Row = { readonly tab: string; readonly id: string; readonly times: number };

const systems = [
  {
    system: "shop",
    tables: ["customers", "orders", "tickets", "payments", "refunds", "sign_in_log"],
  },
  { system: "mailing", tables: ["subscribers", "channels", "sends"] },
] as const;

const urlOf = (world: SampleOperator, system: "shop" | "mailing") =>
  system === "shop" ? world.shopUrl : world.mailingUrl;

/** Lets the sample systems note themselves which row the portal's role deleted or really changed, each time it did. */
export async function logEffects(world: SampleOperator): Promise<void> {
  for (const { system, tables } of systems) {
    await query(
      urlOf(world, system),
      `create table effects (tab text, row jsonb, tx bigint not null default txid_current());
       grant insert on effects to ${system === "shop" ? "jeke_sample_shop_eraser" : "jeke_sample_mailing_portal"};
       create function note() returns trigger language plpgsql as $$ begin
         -- What a foreign key does for a deletion runs as the owner, and is no act of the portal.
         if current_user ~ 'portal|eraser' and (tg_op = 'DELETE' or old is distinct from new) then
           insert into effects (tab, row) values (tg_table_name, to_jsonb(old));
         end if;
         return null;
       end $$;
       ${tables
         .map(
           (table) => `create trigger note after update or delete on ${table}
            for each row execute function note();`,
         )
         .join("\n")}`,
    );
  }
}

/** Every row the portal touched, as `collection key`, and in how many transactions (one empties and moves a row). */
export async function effectsOf(
  world: SampleOperator,
): Promise<readonly { readonly row: string; readonly times: number }[]> {
  const found = [];
  for (const { system } of systems) {
    const rows = await query<Row>(
      urlOf(world, system),
      `select tab, case when tab = 'channels'
           then jsonb_build_array(row ->> 'subscriber_id', row ->> 'channel')::text
           else jsonb_build_array(row ->> 'id')::text end as id, count(distinct tx)::int as times
         from effects group by 1, 2`,
    );
    found.push(...rows);
  }
  return found.map(({ tab, id, times }) => {
    const collection = tab === "sign_in_log" ? "sign-ins" : tab;
    return { row: `${collection} ${id.replaceAll(", ", ",")}`, times };
  });
}

/**
 * Moves the portal's own moments into the past: what hours of waiting do, without waiting. No worker may be alive: their
 * jobs come back at once, as they do some seconds after the last heartbeat (`whole.test.ts` waits for that).
 */
export async function pass({ superUrl }: Pick<SampleOperator, "superUrl">): Promise<void> {
  await query(
    superUrl,
    `update step set due_at = due_at - interval '2 years', started_at = started_at - interval '1 day';
     update pgboss.job set state = 'retry' where state = 'active';
     update pgboss.job set start_after = now() where state in ('created', 'retry')`,
  );
}
