import { NextResponse } from "next/server";
import { defineDevRoute } from "#lib/web/define-dev-route.ts";
import { people } from "#lib/web/dev-pages.ts";

export const GET = defineDevRoute("dev.people-json", async () => NextResponse.json(await people()));
