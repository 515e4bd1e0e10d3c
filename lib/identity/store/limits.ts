import { blindIndex, hex } from "#lib/platform/crypto.ts";
import type { Tx } from "#lib/platform/db.ts";
import type { Limit } from "../core/limits.ts";

/**
 * Counts one try in PostgreSQL, so that any number of processes share the count. Returns 0 when allowed, else the
 * seconds to wait. Keys are keyed hashes: the table names nobody.
 */
export async function takePoint(tx: Tx, limit: Limit, value: string): Promise<number> {
  const key = hex(blindIndex("limit", `${limit.name}:${value}`));
  const rows = await tx.$queryRaw<readonly { points: number; wait: number }[]>`
    insert into rate_limit as counted (key, points, ends_at)
    values (${key}, 1, now() + make_interval(secs => ${limit.seconds}::int))
    on conflict (key) do update set
      points = case when counted.ends_at <= now() then 1 else counted.points + 1 end,
      ends_at = case when counted.ends_at <= now() then excluded.ends_at else counted.ends_at end
    returning points, ceil(extract(epoch from ends_at - now()))::int as wait`;
  const row = rows[0];
  if (row === undefined) return limit.seconds;
  return row.points > limit.points ? Math.max(1, row.wait) : 0;
}

/** Forgets counts whose window has ended. Worker only. */
export async function deleteOldLimits(tx: Tx): Promise<number> {
  return tx.$executeRaw`delete from rate_limit where ends_at < now() - interval '1 hour'`;
}
