import "server-only";
import { type Locale, say } from "#lib/kernel/locale.ts";
import { currentOperator } from "#lib/operator/current.ts";
import { env } from "#lib/platform/env.ts";
import { dropCookie, writeLanguage, writeSid } from "./cookies.ts";
import { safePath } from "./origin.ts";

/** Gives the browser its new session and forgets the flow that led to it. */
export async function enterAs(session: {
  readonly sid: string;
  readonly locale: Locale;
}): Promise<void> {
  await writeSid(session.sid);
  await dropCookie("flow");
  await writeLanguage(session.locale);
}

/** A page of ours with the way on behind it. */
export function pathWithNext(path: string, next: string | undefined): string {
  const checked = safePath(next, "");
  return checked === "" ? path : `${path}?next=${encodeURIComponent(checked)}`;
}

/**
 * Where the links of mails point, without their token: `link` signs in, `stop` stops. The portal's own address, never
 * what a request's Host header says.
 */
export function linkBase(locale: Locale, page: "link" | "stop" = "link"): string {
  return `${new URL(env().JEKE_URL).origin}/${locale}/${page}`;
}

/** The operator as the frames of pages show it. */
export function shellOperator(locale: Locale): { readonly name: string; readonly sample: boolean } {
  const operator = currentOperator();
  return { name: say(operator.names, locale), sample: operator.sample };
}

/** Whom somebody who doubts a link of ours can ask: what the pack states, and the portal's own address. */
type OperatorContact = {
  readonly name: string;
  readonly email?: string;
  readonly phone?: string;
  readonly portal: string;
};

/** How the operator is reached. */
export function operatorContact(locale: Locale): OperatorContact {
  const { names, contacts } = currentOperator();
  const { email, phone } = contacts;
  return {
    name: say(names, locale),
    ...(email === undefined ? {} : { email }),
    ...(phone === undefined ? {} : { phone }),
    portal: new URL(env().JEKE_URL).origin,
  };
}

/** The `next` of an address, which may be anything. */
export type NextParam = Promise<Readonly<Record<string, string | string[] | undefined>>>;

/** One checked way on, or nothing. */
export async function nextOf(search: NextParam): Promise<string> {
  const { next } = await search;
  return safePath(typeof next === "string" ? next : undefined, "");
}
