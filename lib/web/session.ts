import "server-only";
import { cache } from "react";
import { headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import { hasRole, type Role, type StaffActor, type SubjectActor } from "#lib/kernel/actor.ts";
import { levelAt } from "#lib/identity/core/session-limits.ts";
import { readSession, type Viewer } from "#lib/identity/session.ts";
import { readSid } from "./cookies.ts";
import { safePath } from "./origin.ts";
import { pathHeader } from "./path-header.ts";

export type { Viewer } from "#lib/identity/session.ts";

/** Who sent this request, read from the session row once per request; nothing for whoever is not signed in. */
export const currentViewer = cache(async (): Promise<Viewer | undefined> => {
  const sid = await readSid();
  return sid === undefined ? undefined : readSession(sid);
});

export type SubjectNeeds = {
  readonly level?: 1 | 2;
  /** Minutes for which a step-up counts as fresh, when fewer than five are wanted. */
  readonly maxAge?: number;
};

/** The signed-in subject, or the way to sign-in; with `level: 2` the way to step-up. Never returns anybody else. */
export async function requireSubject(needs: SubjectNeeds = {}): Promise<Viewer<SubjectActor>> {
  const viewer = await currentViewer();
  if (!isSubject(viewer)) return goTo("sign-in");
  const level = levelNow(viewer, needs);
  if (needs.level === 2 && level < 2) return goTo("step-up");
  return viewer;
}

/** The signed-in staff member with one of the roles (any, when none is named). A wrong role finds nothing here. */
export async function requireStaff(...roles: readonly Role[]): Promise<Viewer<StaffActor>> {
  const viewer = await currentViewer();
  if (!isStaff(viewer)) return goTo("desk/sign-in");
  if (roles.length > 0 && !hasRole(viewer.actor, ...roles)) notFound();
  return viewer;
}

export function isSubject(viewer: Viewer | undefined): viewer is Viewer<SubjectActor> {
  return viewer?.actor.kind === "subject";
}

export function isStaff(viewer: Viewer | undefined): viewer is Viewer<StaffActor> {
  return viewer?.actor.kind === "staff";
}

/** The path of the page asked for, as proxy.ts passed it on; the fallback without it. */
async function currentPath(fallback: string): Promise<string> {
  return safePath((await headers()).get(pathHeader), fallback);
}

function levelNow(viewer: Viewer<SubjectActor>, { maxAge }: SubjectNeeds): 1 | 2 {
  if (maxAge === undefined || viewer.actor.level === 1) return viewer.actor.level;
  return levelAt(viewer.steppedUpAt, viewer.seenAt, maxAge);
}

async function goTo(page: "sign-in" | "step-up" | "desk/sign-in"): Promise<never> {
  const locale = await getLocale();
  const here = await currentPath("");
  redirect(`/${locale}/${page}${here === "" ? "" : `?next=${encodeURIComponent(here)}`}`);
}
