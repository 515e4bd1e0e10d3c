import { readFileSync } from "node:fs";
import path from "node:path";

/** Every address the build answers, as `/[locale]/desk/cases/[id]`, without Next's own. */
export function builtRoutes(): readonly string[] {
  const file = path.join(import.meta.dirname, "../../.next/app-path-routes-manifest.json");
  const manifest = JSON.parse(readFileSync(file, "utf8")) as Readonly<Record<string, string>>;
  return [...new Set(Object.values(manifest))].filter((route) => !route.startsWith("/_")).sort();
}

/** What the ids of one person are, for addresses that take one. */
export type Ids = {
  readonly request: string;
  readonly archive: string;
  readonly certificate: string;
  /** Address of the page that edits their phone. */
  readonly edit: string;
};

/** A route with the ids of somebody in it; throws at a parameter that nobody has thought of. */
export function addressOf(route: string, ids: Ids): string {
  const filled: Readonly<Record<string, string>> = {
    "/[locale]/requests/[id]": `/en/requests/${ids.request}`,
    "/[locale]/desk/cases/[id]": `/en/desk/cases/${ids.request}`,
    "/[locale]/certificate/[id]": `/en/certificate/${ids.certificate}?salt=none`,
    "/[locale]/data/[category]": "/en/data/contact",
    "/[locale]/data/edit": ids.edit,
    "/[locale]/requests/new/[type]": "/en/requests/new/information",
    "/[locale]/notices/[notice]": "/en/notices/general",
    "/[locale]/notices/[notice]/[version]": "/en/notices/general/undated",
    "/[locale]/notices/[notice]/[version]/changes": "/en/notices/general/undated/changes",
    "/[locale]/link/[token]": "/en/link/none",
    "/[locale]/stop/[token]": "/en/stop/none",
    "/[locale]/task/[token]": "/en/task/none",
    "/api/tasks/[id]/answer": `/api/tasks/${ids.request}/answer`,
    "/api/tasks/[id]/evidence": `/api/tasks/${ids.request}/evidence`,
    "/api/systems/[id]/files": "/api/systems/shop/files",
    "/[locale]/unsubscribe/[token]": "/en/unsubscribe/none",
    "/api/unsubscribe/[token]": "/api/unsubscribe/none",
    "/[locale]/[...rest]": "/en/no/such/page",
    "/api/downloads/[id]": `/api/downloads/${ids.archive}`,
    "/api/certificates/[id]": `/api/certificates/${ids.certificate}`,
    "/api/auth/[...nextauth]": "/api/auth/session",
  };
  const address = filled[route] ?? route.replace("[locale]", "en");
  if (address.includes("[")) throw new Error(`${route}: say in support/routes.ts what to fill in`);
  return address;
}
