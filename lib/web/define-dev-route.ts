import "server-only";
import type { NextRequest } from "next/server";
import { refuse } from "#lib/kernel/result.ts";
import { z } from "#lib/kernel/zod.ts";
import { defineRoute } from "./define-route.ts";
import { isDevelopmentMode } from "./dev-pages.ts";

/** A route of the demo and of tests: in production it does not exist. */
export function defineDevRoute(
  name: string,
  run: (request: NextRequest) => Promise<Response> | Response,
): ReturnType<typeof defineRoute> {
  return defineRoute({
    name,
    who: "anyone",
    schema: z.looseObject({}),
    perMinute: "uncounted",
    run: async (_context, _input, request) =>
      isDevelopmentMode() ? run(request) : refuse("common.not-found"),
  });
}
