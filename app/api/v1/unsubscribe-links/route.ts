import { channels } from "#lib/consents/core/views.ts";
import { unsubscribeLinks } from "#lib/consents/unsubscribe-link.ts";
import { ok } from "#lib/kernel/result.ts";
import { z } from "#lib/kernel/zod.ts";
import { hasApiKey } from "#lib/web/api-key.ts";
import { defineRoute } from "#lib/web/define-route.ts";
import { readBody } from "#lib/web/read-body.ts";

const wanted = z.strictObject({
  purpose: z.string().max(100),
  channel: z.enum(channels).default("email"),
  addresses: z.array(z.string().max(320)).min(1).max(1_000),
});

/** Links for the letters of the operator's mailer, for machines that hold the operator's key. */
export const POST = defineRoute({
  name: "unsubscribe.links",
  who: "anyone",
  origin: "any",
  perMinute: 120,
  schema: z.strictObject({}),
  run: async (_context, _input, request) => {
    const noStore = { "Cache-Control": "private, no-store" };
    const problem = (status: number, error: string): Response =>
      Response.json({ error }, { status, headers: noStore });
    if (!hasApiKey(request.headers)) return problem(401, "api.key-wrong");
    const parsed = wanted.safeParse(jsonOf(await readBody(request, 512 * 1024)));
    if (!parsed.success) return problem(400, "api.body-invalid");
    const links = unsubscribeLinks(parsed.data);
    return links.ok ? ok({ links: links.value }) : links;
  },
});

function jsonOf(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? "");
  } catch {
    return undefined;
  }
}
