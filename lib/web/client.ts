import { headers } from "next/headers";
import { networkOf } from "#lib/identity/core/limits.ts";
import { env } from "#lib/platform/env.ts";
import { peerHeader } from "./peer.ts";

export type ClientView = { readonly userAgent: string | null; readonly network: string };

/** Who knocks: the network they come from and what their browser calls itself. */
export async function currentClient(): Promise<ClientView> {
  const list = await headers();
  return { userAgent: list.get("user-agent"), network: networkOf(clientAddress(list)) };
}

/**
 * The address of the browser. Without trusted proxies it is the peer of the connection, whatever X-Forwarded-For claims; with n of
 * them it is the n-th entry from the right, which the outermost of ours wrote. (CVE-2025-57815: a limiter that believes the header counts nothing.)
 */
export function clientAddress(list: { get(name: string): string | null }): string {
  const peer = list.get(peerHeader) ?? "unknown";
  const proxies = env().JEKE_PROXIES;
  if (proxies === 0) return peer;
  const hops = (list.get("x-forwarded-for") ?? "").split(",").map((hop) => hop.trim());
  return hops.at(-proxies) || peer;
}
