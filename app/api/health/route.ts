import { NextResponse } from "next/server";
import { z } from "#lib/kernel/zod.ts";
import { defineRoute } from "#lib/web/define-route.ts";
import { health } from "#lib/web/health.ts";

export const GET = defineRoute({
  name: "health.read",
  who: "anyone",
  schema: z.strictObject({}),
  perMinute: "uncounted",
  run: async () => {
    const state = await health();
    return NextResponse.json(state, {
      status: state.database === "up" ? 200 : 503,
      headers: { "Cache-Control": "no-store" },
    });
  },
});
