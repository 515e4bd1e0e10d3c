import { openDownload } from "#lib/exports/use-cases/open-download.ts";
import { z } from "#lib/kernel/zod.ts";
import { defineRoute } from "#lib/web/define-route.ts";

/** The archive of a copy, decrypted as it streams, for its own person in an own session only. */
export const GET = defineRoute({
  name: "archive.download",
  who: "subject",
  level: 2,
  schema: z.strictObject({ id: z.uuid() }),
  run: async ({ workspace }, { id }) => {
    const opened = await openDownload(workspace, { archiveId: id });
    if (!opened.ok) return opened;
    return new Response(opened.value.stream, {
      headers: {
        "Content-Type": "application/zip",
        "Content-Disposition": `attachment; filename="${opened.value.fileName}"`,
        "Cache-Control": "private, no-store",
        "X-Content-Type-Options": "nosniff",
      },
    });
  },
});
