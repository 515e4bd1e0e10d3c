import { z } from "#lib/kernel/zod.ts";
import { sendUpload } from "#lib/systems/use-cases/upload-file.ts";
import { defineRoute } from "#lib/web/define-route.ts";
import { readUpload } from "#lib/web/read-body.ts";
import { leadTo } from "#lib/web/task-answer.ts";

/**
 * Larger files are put there by `jeke systems upload`: this one is held while it is read, and of a body of more than 10 MiB Next
 * gives its routes the beginning only.
 */
const largest = 10_000_000;
const formBytes = 65_536;

/** Takes a file for a `csv` system and leads to what it holds; nothing of it is read by anybody before it is taken. */
export const POST = defineRoute({
  name: "system.send-file",
  who: { staff: ["admin"] },
  perMinute: 10,
  schema: z.strictObject({ id: z.string().max(100) }),
  run: async ({ workspace, locale }, { id }, request) => {
    const page = `/${locale}/desk/systems`;
    const length = Number(request.headers.get("content-length") ?? "0");
    if (length > largest + formBytes) return leadTo(page, "systems.upload-large");
    const form = await readUpload(request, largest + formBytes);
    const file = form?.get("file");
    const collection = form?.get("collection");
    const day = form?.get("exportedOn");
    const exportedOn = typeof day === "string" ? day : "";
    if (!(file instanceof File) || file.size === 0 || typeof collection !== "string") {
      return leadTo(page, "systems.upload-none");
    }
    const bytes = new Uint8Array(await file.arrayBuffer());
    const sent = await sendUpload(workspace, {
      ...{ system: id, collection, name: file.name, bytes, exportedOn },
    });
    if (!sent.ok) return leadTo(page, sent.error.code);
    const { id: staged, name, system } = sent.value;
    return leadTo(`${page}?${new URLSearchParams({ system, file: staged, name })}`);
  },
});
