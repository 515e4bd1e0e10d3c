import { hasLocale } from "next-intl";
import { getRequestConfig } from "next-intl/server";
import { defaultZone, keepTogether } from "./formats.ts";
import { type Messages, messagesOf } from "./messages.ts";
import { routing } from "./routing.ts";

/** What next-intl knows on each request. Nothing of it reaches the browser: pages pass ready words to the client. */
// Its successor, `next/root-params`, is still experimental in Next 16.4 and knows no page outside [locale].
// eslint-disable-next-line @typescript-eslint/no-deprecated
export default getRequestConfig(async ({ requestLocale }) => {
  const wanted = await requestLocale;
  const locale = hasLocale(routing.locales, wanted) ? wanted : routing.defaultLocale;
  return { locale, messages: joined(messagesOf(locale)), timeZone: defaultZone };
});

const known = new WeakMap<Messages, Messages>();

/** The texts for a page, where a number may not part from its unit at a line's end. Mail and SMS keep plain spaces. */
function joined(messages: Messages): Messages {
  const before = known.get(messages);
  if (before !== undefined) return before;
  const after = Object.fromEntries(
    Object.entries(messages).map(([key, value]) => [
      key,
      typeof value === "string" ? keepTogether(value) : joined(value),
    ]),
  );
  known.set(messages, after);
  return after;
}
