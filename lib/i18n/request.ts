import { hasLocale } from "next-intl";
import { getRequestConfig } from "next-intl/server";
import { defaultZone } from "./formats.ts";
import { messagesOf } from "./messages.ts";
import { routing } from "./routing.ts";

/** What next-intl knows on each request. Nothing of it reaches the browser: pages pass ready words to the client. */
// Its successor, `next/root-params`, is still experimental in Next 16.4 and knows no page outside [locale].
// eslint-disable-next-line @typescript-eslint/no-deprecated
export default getRequestConfig(async ({ requestLocale }) => {
  const wanted = await requestLocale;
  const locale = hasLocale(routing.locales, wanted) ? wanted : routing.defaultLocale;
  return { locale, messages: messagesOf(locale), timeZone: defaultZone };
});
