import "server-only";
import { readdir, readFile, stat } from "node:fs/promises";
import path from "node:path";
import { Secret, TOTP } from "otpauth";
import { z } from "#lib/kernel/zod.ts";
import { env } from "#lib/platform/env.ts";
import { demoPeopleOf } from "../../prisma/demo/people.ts";
import type { DemoPerson, DemoStaff } from "../../prisma/demo/person.ts";
import { demoStaff } from "../../prisma/demo/staff.ts";

const letterSchema = z.object({
  id: z.string(),
  at: z.string(),
  channel: z.string(),
  to: z.string(),
  subject: z.string(),
  text: z.string(),
  code: z.string().optional(),
  link: z.string().optional(),
  unsubscribe: z.object({ link: z.string(), post: z.string() }).optional(),
});
export type Letter = z.output<typeof letterSchema>;

/** True where mails and people may be shown: demo and test, never production. */
export function isDevelopmentMode(): boolean {
  return env().JEKE_MODE !== "production";
}

const shown = 300;

/** What was sent, newest first: mails as the sink got them, text messages as the carrier would. */
export async function inbox(): Promise<readonly Letter[]> {
  const folder = env().JEKE_INBOX_DIR;
  if (folder === undefined) return [];
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith(".json"));
  const files = await Promise.all(
    names.map(async (name) => {
      const file = path.join(/* turbopackIgnore: true */ folder, name);
      return { file, changedAt: (await stat(file)).mtimeMs };
    }),
  );
  const newest = files.sort((a, b) => b.changedAt - a.changedAt).slice(0, shown);
  const letters = await Promise.all(newest.map(({ file }) => read(file)));
  return letters
    .filter((letter) => letter !== undefined)
    .sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
}

async function read(file: string): Promise<Letter | undefined> {
  try {
    const parsed = letterSchema.safeParse(JSON.parse(await readFile(file, "utf8")));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}

/** Whom one can be in the demo of the operator that runs. */
export function demoPeople(): Promise<readonly (DemoPerson | DemoStaff)[]> {
  return demoPeopleOf(env().JEKE_OPERATOR);
}

/** The demo's people with everything needed to be them. */
export async function people(): Promise<readonly object[]> {
  return (await demoPeople()).map(({ id, role, name, email, note, ...rest }) => ({
    id,
    role,
    name,
    email,
    ...("phone" in rest ? { phone: rest.phone } : {}),
    ...("password" in rest ? { password: rest.password, totpSecret: rest.totpSecret } : {}),
    note,
  }));
}

/** The six digits that each member of the demo's staff would read off their authenticator now. */
export function staffCodes(): readonly {
  readonly name: string;
  readonly email: string;
  readonly code: string;
}[] {
  return demoStaff.map(({ name, email, totpSecret }) => ({
    name,
    email,
    code: new TOTP({ secret: Secret.fromBase32(totpSecret) }).generate(),
  }));
}

const escapes: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
};

export function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"]/g, (sign) => escapes[sign] ?? "");
}

/** A bare page of the demo; `refresh` in seconds needs no script. */
export function devPage(input: {
  readonly title: string;
  readonly body: string;
  readonly nonce: string | null;
  readonly refresh?: number;
}): Response {
  const { title, body, nonce, refresh } = input;
  const style =
    "body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1b1f24;background:#fbfaf7}" +
    "table{border-collapse:collapse;width:100%}td,th{text-align:start;padding:.4rem .6rem;border-bottom:1px solid #e2ded4;vertical-align:top}" +
    "pre{white-space:pre-wrap;margin:.3rem 0;font:inherit}article{border-top:1px solid #8c8778;padding:.8rem 0}b{font-size:1.2em;letter-spacing:.05em}a{color:#0b6e7f}";
  const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escapeHtml(title)}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">${refresh === undefined ? "" : `<meta http-equiv="refresh" content="${refresh}">`}
<style nonce="${escapeHtml(nonce ?? "")}">${style}</style></head><body><main><h1>${escapeHtml(title)}</h1>${body}</main></body></html>`;
  return new Response(html, {
    headers: { "Content-Type": "text/html; charset=utf-8", "Cache-Control": "no-store" },
  });
}
