import { NextResponse } from "next/server";
import { defineDevRoute } from "#lib/web/define-dev-route.ts";
import { inbox } from "#lib/web/dev-pages.ts";

export const GET = defineDevRoute("dev.inbox-json", async () => NextResponse.json(await inbox()));
