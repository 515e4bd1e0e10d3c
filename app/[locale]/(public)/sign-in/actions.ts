"use server";

import { ok, refuse } from "#lib/kernel/result.ts";
import { pendingCode } from "#lib/identity/queries.ts";
import { askCode } from "#lib/identity/use-cases/ask-code.ts";
import { signInByCode } from "#lib/identity/use-cases/sign-in-by-code.ts";
import { signInByLink } from "#lib/identity/use-cases/sign-in-by-link.ts";
import { signOut as endSessions } from "#lib/identity/use-cases/sign-out.ts";
import { dropCookie, readFlow, readSid, writeFlow } from "#lib/web/cookies.ts";
import { defineAction, defineButton } from "#lib/web/define-action.ts";
import { enterAs, linkBase, pathWithNext } from "#lib/web/entry.ts";
import { safePath } from "#lib/web/origin.ts";
import { againSchema, askSchema, codeSchema, linkSchema, nothingSchema } from "./schema.ts";

/** Sends a code to the address typed. */
export const ask = defineAction({
  name: "sign-in.ask",
  who: "anyone",
  schema: askSchema,
  run: async ({ workspace, client, locale }, { address, next }) => {
    const question = {
      address,
      flow: await readFlow(),
      network: client.network,
      linkBase: linkBase(locale),
    };
    const asked = await workspace.unit((unit) => askCode(unit, question));
    if (!asked.ok) return asked;
    await writeFlow(asked.value.flow);
    return ok(pathWithNext(`/${locale}/sign-in/code`, next));
  },
  then: (path) => path,
});

/** Sends another code to the address of this browser's flow; the one before is dead. */
export const askAgain = defineAction({
  name: "sign-in.ask-again",
  who: "anyone",
  schema: againSchema,
  run: async ({ workspace, client, locale }) => {
    const flow = await readFlow();
    const asked = await workspace.unit(async (unit) => {
      const pending = await pendingCode(unit, flow, "sign-in");
      if (pending === undefined) return refuse("identity.code-unknown");
      const { value: address } = pending.address;
      return askCode(unit, { address, flow, network: client.network, linkBase: linkBase(locale) });
    });
    if (asked.ok) await writeFlow(asked.value.flow);
    return asked;
  },
});

/** Signs in by the code typed. */
export const enterByCode = defineAction({
  name: "sign-in.by-code",
  who: "anyone",
  schema: codeSchema,
  secrets: ["code"],
  run: async ({ workspace, client, locale }, { code, next }) => {
    const flow = await readFlow();
    const here = { ...client, sid: await readSid() };
    const signedIn = await workspace.unit((unit) =>
      signInByCode(unit, { code, flow, client: here }),
    );
    if (!signedIn.ok) return signedIn;
    await enterAs(signedIn.value);
    return ok(safePath(next, `/${locale}/home`));
  },
  then: (path) => path,
});

/** Signs in by the button of the mailed link. */
export const enterByLink = defineAction({
  name: "sign-in.by-link",
  who: "anyone",
  schema: linkSchema,
  secrets: ["token"],
  run: async ({ workspace, client, locale }, { token }) => {
    const flow = await readFlow();
    const here = { ...client, sid: await readSid() };
    const signedIn = await workspace.unit((unit) =>
      signInByLink(unit, { token, flow, client: here }),
    );
    if (!signedIn.ok) return signedIn;
    await enterAs(signedIn.value);
    return ok(`/${locale}/home`);
  },
  then: (path) => path,
});

/** Ends this session: the row first, then the cookie. */
export const signOut = defineButton({
  name: "session.close",
  who: "signed-in",
  schema: nothingSchema,
  run: async ({ workspace, actor, locale }) => {
    await workspace.unit((unit) => endSessions(unit, { everywhere: false }));
    await dropCookie("sid");
    return ok(actor.kind === "staff" ? `/${locale}/desk/sign-in` : `/${locale}`);
  },
  then: (path) => path,
});

/** Ends every session of the same person. */
export const signOutEverywhere = defineButton({
  name: "session.close-all",
  who: "signed-in",
  schema: nothingSchema,
  run: async ({ workspace, actor, locale }) => {
    await workspace.unit((unit) => endSessions(unit, { everywhere: true }));
    await dropCookie("sid");
    return ok(actor.kind === "staff" ? `/${locale}/desk/sign-in` : `/${locale}`);
  },
  then: (path) => path,
});
