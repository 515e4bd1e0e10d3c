import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Locale } from "#lib/kernel/locale.ts";

/** Texts by namespace; the leaves are ICU messages. */
export type Messages = { readonly [key: string]: string | Messages };

const folder = join(/* turbopackIgnore: true */ process.cwd(), "lib", "i18n", "messages");
const loaded = new Map<string, { readonly changedAt: number; readonly messages: Messages }>();

/**
 * All texts of one language, merged as `{ [namespace]: texts }`. Files are read once and again only when one of
 * them has changed, so that a page in development shows the text just written.
 */
export function messagesOf(locale: Locale): Messages {
  const dir = join(folder, locale);
  if (!existsSync(dir))
    throw new Error(`No texts at lib/i18n/messages/${locale}: start in the project's folder`);
  const files = readdirSync(dir)
    .filter((name) => name.endsWith(".json"))
    .sort();
  const changedAt = Math.max(...files.map((name) => statSync(join(dir, name)).mtimeMs));
  const known = loaded.get(locale);
  if (known !== undefined && known.changedAt === changedAt) return known.messages;
  const messages = Object.fromEntries(
    files.map((name) => [name.slice(0, -".json".length), readTexts(join(dir, name))]),
  );
  loaded.set(locale, { changedAt, messages });
  return messages;
}

function readTexts(path: string): Messages {
  return JSON.parse(readFileSync(path, "utf8")) as Messages;
}
