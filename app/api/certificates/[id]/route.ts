import { NextResponse } from "next/server";
import { certificateForDesk } from "#lib/fulfilment/queries.ts";
import { refuse } from "#lib/kernel/result.ts";
import { z } from "#lib/kernel/zod.ts";
import { defineRoute } from "#lib/web/define-route.ts";

/** The signed certificate of a closed case, as a file that `jeke verify` reads. The salt is the person's alone. */
export const GET = defineRoute({
  name: "certificate.read",
  who: { staff: ["agent", "officer", "auditor"] },
  schema: z.strictObject({ id: z.uuid() }),
  run: async ({ workspace }, { id }) => {
    const file = await workspace.unit((unit) => certificateForDesk(unit, id));
    if (file === null) return refuse("common.not-found");
    return NextResponse.json(file, {
      headers: {
        "Content-Disposition": `attachment; filename="certificate-${id}.json"`,
        "Cache-Control": "private, no-store",
      },
    });
  },
});
