import { refuse } from "#lib/kernel/result.ts";
import { z } from "#lib/kernel/zod.ts";
import { defineRoute } from "#lib/web/define-route.ts";

// next-auth serves OIDC here once an issuer can be configured. Until then nothing of it may answer: its own session,
// callback and sign-out addresses would be a second way in beside ours.
const closed = defineRoute({
  name: "auth.oidc",
  who: "anyone",
  schema: z.looseObject({}),
  run: () => Promise.resolve(refuse("common.not-found")),
});

export const GET = closed;
export const POST = closed;
