import "server-only";
import { getLocale } from "next-intl/server";
import type { Actor } from "#lib/kernel/actor.ts";
import { isLocale } from "#lib/kernel/locale.ts";
import { runUnit, workspaceFor } from "#lib/jobs/run-unit.ts";
import type { Unit } from "#lib/platform/unit.ts";
import type { Workspace } from "#lib/systems/ports.ts";

/** One transaction for a page's reading, as this actor and in the language of the page. */
export async function pageUnit<T>(
  viewer: { readonly actor: Actor } | undefined,
  work: (unit: Unit) => Promise<T>,
): Promise<T> {
  return runUnit({ actor: viewer?.actor ?? { kind: "gate" }, locale: await pageLocale() }, work);
}

/** The workspace of a page that reads from systems. */
export async function pageWorkspace(
  viewer: { readonly actor: Actor } | undefined,
): Promise<Workspace> {
  return workspaceFor({ actor: viewer?.actor ?? { kind: "gate" }, locale: await pageLocale() });
}

async function pageLocale() {
  const locale = await getLocale();
  return isLocale(locale) ? locale : "ru";
}
