import "server-only";
import { NextResponse, type NextRequest } from "next/server";
import { hasRole, type Actor } from "#lib/kernel/actor.ts";
import { isLocale } from "#lib/kernel/locale.ts";
import type { Refusal, Result } from "#lib/kernel/result.ts";
import type { z } from "#lib/kernel/zod.ts";
import { workspaceFor } from "#lib/jobs/run-unit.ts";
import { fault } from "#lib/platform/logger.ts";
import { currentClient } from "./client.ts";
import type { ActionContext, Who } from "./define-action.ts";
import { isOwnOrigin, takesAnyOrigin } from "./origin.ts";
import { actionLimit, isTooOften } from "./rate.ts";
import { currentViewer, type Viewer } from "./session.ts";

export type RouteDefinition<Schema extends z.ZodType> = {
  readonly name: string;
  readonly who: Who;
  readonly level?: 2;
  /** A `z.strictObject` over the parameters of the path and, for GET, of the query; the path wins. */
  readonly schema: Schema;
  /** `any` only for what needs neither cookie nor session and is listed in `origin.ts`: there the link or key alone counts. */
  readonly origin?: "any";
  /** Calls per minute and person (or network), default 60; `uncounted` for what must answer while the database does not. */
  readonly perMinute?: number | "uncounted";
  /** A ready response, or a result that becomes JSON. A refusal `….not-found` is 404, any other 409. */
  readonly run: (
    context: ActionContext,
    input: z.output<Schema>,
    request: NextRequest,
  ) => Promise<Response | Result<unknown>>;
};

type RouteArguments = { readonly params: Promise<Readonly<Record<string, string | string[]>>> };

/**
 * The only way to make a route handler: origin of changes, session, role, level, rate, schema, then one query or use case.
 * What is not yours and what does not exist answer alike: 404.
 */
export function defineRoute<Schema extends z.ZodType>(
  definition: RouteDefinition<Schema>,
): (request: NextRequest, args: RouteArguments) => Promise<Response> {
  return async (request, args) => {
    try {
      const context = await enter(definition, request);
      if (context instanceof Response) return context;
      const query =
        request.method === "GET" ? Object.fromEntries(request.nextUrl.searchParams) : {};
      const parsed = definition.schema.safeParse({ ...query, ...(await args.params) });
      // An id that cannot exist is an id that does not exist.
      if (!parsed.success) return problem(404, { code: "common.not-found" });
      const result = await definition.run(context, parsed.data, request);
      return result instanceof Response ? result : answer(result);
    } catch (error) {
      fault("route.failed", error, { route: definition.name });
      return problem(500, { code: "common.unexpected" });
    }
  };
}

async function enter(
  definition: Pick<RouteDefinition<z.ZodType>, "name" | "who" | "level" | "perMinute" | "origin">,
  request: NextRequest,
): Promise<ActionContext | Response> {
  if (!mayChange(definition, request)) return problem(403, { code: "common.forbidden" });
  const viewer = definition.who === "anyone" ? undefined : await currentViewer();
  const actor: Actor = viewer?.actor ?? { kind: "gate" };
  const refusal = mayRun(definition, actor, viewer, request);
  if (refusal !== undefined) return refusal;
  const client = await currentClient();
  const { name, perMinute = 60 } = definition;
  if (perMinute !== "uncounted") {
    const wait = await isTooOften(actor, client.network, actionLimit({ name, perMinute }));
    if (wait !== undefined) return problem(429, wait);
  }
  const language = request.nextUrl.searchParams.get("locale");
  const locale = isLocale(language) ? language : (viewer?.locale ?? "ru");
  return { workspace: workspaceFor({ actor, locale }), actor, locale, client };
}

/** A change comes from a page of ours; but for what anybody's machine may send, and then nobody's session counts. */
function mayChange(
  { who, origin }: Pick<RouteDefinition<z.ZodType>, "who" | "origin">,
  request: NextRequest,
): boolean {
  if (request.method === "GET" || request.method === "HEAD") return true;
  const isOpen = origin === "any" && who === "anyone" && takesAnyOrigin(request.nextUrl.pathname);
  return isOpen || isOwnOrigin(request.headers);
}

function mayRun(
  { who, level }: Pick<RouteDefinition<z.ZodType>, "who" | "level">,
  actor: Actor,
  viewer: Viewer | undefined,
  request: NextRequest,
): Response | undefined {
  if (who === "anyone") return undefined;
  if (who === "subject") {
    if (actor.kind !== "subject") return signIn(request, "sign-in");
    if (level === 2 && actor.level < 2) {
      return wantsPage(request)
        ? redirectTo(`/${viewer?.locale ?? "ru"}/step-up`)
        : problem(403, { code: "identity.step-up-needed" });
    }
    return undefined;
  }
  if (who === "signed-in") return actor.kind === "gate" ? signIn(request, "sign-in") : undefined;
  if (actor.kind !== "staff") return signIn(request, "desk/sign-in");
  return hasRole(actor, ...who.staff) ? undefined : problem(404, { code: "common.not-found" });
}

/** A person who follows a link is led to sign-in, a program is told. */
function signIn(request: NextRequest, page: string): Response {
  if (!wantsPage(request)) return problem(401, { code: "identity.not-signed-in" });
  return redirectTo(`/ru/${page}`);
}

function wantsPage(request: NextRequest): boolean {
  return request.method === "GET" && (request.headers.get("accept") ?? "").includes("text/html");
}

function redirectTo(path: string): Response {
  // Relative, so that no header of the request can choose the host.
  return new Response(null, {
    status: 303,
    headers: { Location: path, ...noStore, Vary: "Cookie" },
  });
}

function answer(result: Result<unknown>): Response {
  if (result.ok) return NextResponse.json(result.value, { headers: noStore });
  return problem(result.error.code.endsWith(".not-found") ? 404 : 409, result.error);
}

const noStore = { "Cache-Control": "private, no-store" };

function problem(status: number, refusal: Refusal): Response {
  return NextResponse.json(
    { error: refusal.code, params: refusal.params },
    { status, headers: noStore },
  );
}
