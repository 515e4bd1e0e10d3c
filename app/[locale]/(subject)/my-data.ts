import "server-only";
import { cache } from "react";
import type { SubjectActor } from "#lib/kernel/actor.ts";
import { verifiedIdentifiers } from "#lib/identity/queries.ts";
import { myData } from "#lib/systems/queries.ts";
import { pageWorkspace } from "#lib/web/container.ts";
import type { Viewer } from "#lib/web/session.ts";

/** The person's data read live, once per request. */
export const readMyData = cache(
  async (viewer: Viewer<SubjectActor>, list?: string, page?: number) => {
    const workspace = await pageWorkspace(viewer);
    const identifiers = await workspace.unit((unit) =>
      verifiedIdentifiers(unit, viewer.actor.accountId),
    );
    const pages = list === undefined ? {} : { pages: { [list]: page ?? 1 } };
    return myData(workspace, { identifiers, ...pages });
  },
);
