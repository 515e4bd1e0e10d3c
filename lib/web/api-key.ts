import { isSameBytes, tokenHash } from "#lib/platform/crypto.ts";
import { env } from "#lib/platform/env.ts";

/**
 * Whether a request brings the key of the operator's own machines (`JEKE_API_KEY`; two with a comma between while one is being
 * replaced) as `Authorization: Bearer …`. Compared by hash, so that the time tells nothing. Without a key nobody may.
 */
export function hasApiKey(headers: { get(name: string): string | null }): boolean {
  const given = /^Bearer ([\x21-\x7e]{16,200})$/i.exec(headers.get("authorization") ?? "")?.[1];
  const keys = (env().JEKE_API_KEY ?? "").split(",").map((key) => key.trim());
  const known = keys.filter((key) => key !== "").map(tokenHash);
  if (given === undefined) return false;
  const hash = tokenHash(given);
  return known.filter((one) => isSameBytes(one, hash)).length > 0;
}
