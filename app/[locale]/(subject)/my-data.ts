import "server-only";
import { cache } from "react";
import type { SubjectActor } from "#lib/kernel/actor.ts";
import { verifiedIdentifiers } from "#lib/identity/queries.ts";
import { fault } from "#lib/platform/logger.ts";
import { liveData } from "#lib/systems/queries.ts";
import { noteReading } from "#lib/systems/use-cases/note-reading.ts";
import { pageWorkspace } from "#lib/web/container.ts";
import type { Viewer } from "#lib/web/session.ts";

/** How long a page waits for slow systems before it shows what has come: short enough to feel at once. */
const graceMs = 100;

/**
 * The person's data while they are read live, opened once per request. When the last system has answered the log knows of it,
 * whether the page is still looked at or not; `receipt` is undefined where it could not be written down.
 */
const openMyData = cache(async (viewer: Viewer<SubjectActor>, list?: string, page?: number) => {
  const workspace = await pageWorkspace(viewer);
  const identifiers = await workspace.unit((unit) =>
    verifiedIdentifiers(unit, viewer.actor.accountId),
  );
  const pages = list === undefined ? {} : { pages: { [list]: page ?? 1 } };
  const live = await liveData(workspace, { identifiers, ...pages });
  const receipt = live
    .reading()
    .then((reading) => noteReading(workspace, reading))
    .catch((error: unknown) => {
      fault("data.reading-not-noted", error);
      return undefined;
    });
  return { live, receipt };
});

/** The person's data when every system has answered. */
export async function readMyData(viewer: Viewer<SubjectActor>, list?: string, page?: number) {
  return (await openMyData(viewer, list, page)).live.whole();
}

/** The same as soon as there is something to show: `isWhole` when all have answered, or when the page is to wait for all. */
export async function watchMyData(
  viewer: Viewer<SubjectActor>,
  {
    waits,
    list,
    page,
  }: { readonly waits: boolean; readonly list?: string; readonly page?: number },
) {
  const { live, receipt } = await openMyData(viewer, list, page);
  const isWhole = waits || (await live.within(graceMs));
  return { live, isWhole, receipt };
}
