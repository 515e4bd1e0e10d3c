import { refuse } from "#lib/kernel/result.ts";
import { z } from "#lib/kernel/zod.ts";
import { openEvidence } from "#lib/systems/use-cases/open-evidence.ts";
import { defineRoute } from "#lib/web/define-route.ts";

/** The file that shows what was done by hand, for whoever the open case is assigned to; the person sees that it was opened. */
export const GET = defineRoute({
  name: "task.evidence",
  who: { staff: ["agent", "officer"] },
  schema: z.strictObject({ id: z.uuid() }),
  run: async ({ workspace }, { id }) => {
    const file = await openEvidence(workspace, { taskId: id });
    if (file === null) return refuse("common.not-found");
    return new Response(file.stream, {
      headers: {
        "Content-Type": file.type,
        "Content-Disposition": `attachment; filename="${file.name}"`,
        "Cache-Control": "private, no-store",
        "X-Content-Type-Options": "nosniff",
      },
    });
  },
});
