"use server";

import { z } from "#lib/kernel/zod.ts";
import { ok } from "#lib/kernel/result.ts";
import { checkPassword } from "#lib/identity/use-cases/check-password.ts";
import { checkTotp } from "#lib/identity/use-cases/check-totp.ts";
import { readFlow, readSid, writeFlow } from "#lib/web/cookies.ts";
import { defineAction } from "#lib/web/define-action.ts";
import { enterAs, pathWithNext } from "#lib/web/entry.ts";
import { safePath } from "#lib/web/origin.ts";

const next = z.string().max(600).optional();
const passwordSchema = z.strictObject({
  email: z.string().max(400),
  password: z.string().max(400),
  next,
});
const factorSchema = z.strictObject({ code: z.string().max(40), next });

/** A right password opens the factor step and nothing else. */
export const enterPassword = defineAction({
  name: "staff.password",
  who: "anyone",
  schema: passwordSchema,
  secrets: ["password"],
  run: async ({ workspace, client, locale }, { email, password, next: way }) => {
    const question = { email, password, network: client.network };
    const checked = await workspace.unit((unit) => checkPassword(unit, question));
    if (!checked.ok) return checked;
    await writeFlow(checked.value.flow);
    return ok(pathWithNext(`/${locale}/desk/sign-in/factor`, way));
  },
  then: (path) => path,
});

/** The second factor opens the session. */
export const enterFactor = defineAction({
  name: "staff.factor",
  who: "anyone",
  schema: factorSchema,
  secrets: ["code"],
  run: async ({ workspace, client, locale }, { code, next: way }) => {
    const flow = await readFlow();
    const here = { ...client, sid: await readSid() };
    const signedIn = await workspace.unit((unit) => checkTotp(unit, { code, flow, client: here }));
    if (!signedIn.ok) return signedIn;
    await enterAs(signedIn.value);
    return ok(safePath(way, `/${locale}/desk`));
  },
  then: (path) => path,
});
