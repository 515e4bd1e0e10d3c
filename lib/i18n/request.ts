import { hasLocale } from "next-intl";
import { getRequestConfig } from "next-intl/server";
import { defaultZone } from "./formats.ts";
import { messagesOf } from "./messages.ts";
import { routing } from "./routing.ts";

/** What next-intl knows on each request. Nothing of it reaches the browser: pages pass ready words to the client. */
export default getRequestConfig(async ({ requestLocale }) => {
  const wanted = await requestLocale;
  const locale = hasLocale(routing.locales, wanted) ? wanted : routing.defaultLocale;
  return { locale, messages: messagesOf(locale), timeZone: defaultZone };
});
