import { NextResponse } from "next/server";
import { verifiedIdentifiers } from "#lib/identity/queries.ts";
import { refuse } from "#lib/kernel/result.ts";
import { z } from "#lib/kernel/zod.ts";
import { giveReceipt } from "#lib/systems/use-cases/give-receipt.ts";
import { defineRoute } from "#lib/web/define-route.ts";

/** A signed receipt of a reading made now: what every system answered, as a file that `jeke verify` reads. */
export const GET = defineRoute({
  name: "receipt.reading",
  who: "subject",
  schema: z.strictObject({}),
  perMinute: 6,
  run: async ({ workspace, actor }) => {
    if (actor.kind !== "subject") return refuse("common.not-found");
    const identifiers = await workspace.unit((unit) => verifiedIdentifiers(unit, actor.accountId));
    const receipt = await giveReceipt(workspace, { identifiers });
    return NextResponse.json(receipt, {
      headers: {
        "Content-Disposition": `attachment; filename="reading.json"`,
        "Cache-Control": "private, no-store",
        "X-Content-Type-Options": "nosniff",
      },
    });
  },
});
