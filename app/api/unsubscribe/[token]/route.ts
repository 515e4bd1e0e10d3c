import { oneClick } from "#lib/consents/unsubscribe-link.ts";
import { languageOfLink, unsubscribe } from "#lib/consents/use-cases/unsubscribe.ts";
import { isLocale } from "#lib/kernel/locale.ts";
import { z } from "#lib/kernel/zod.ts";
import { defineRoute } from "#lib/web/define-route.ts";
import { languageAsked, rememberedLanguage } from "#lib/web/language-asked.ts";
import { readForm } from "#lib/web/read-body.ts";

// Not strict: mailers hang words of their own onto every link of a letter.
const schema = z.object({ token: z.string().max(2_000), lang: z.string().optional() });
const noStore = { "Cache-Control": "private, no-store" };

/** Looking changes nothing: scanners of mail look too. Leads to the page with the button. */
export const GET = defineRoute({
  name: "unsubscribe.look",
  who: "anyone",
  schema,
  run: async ({ workspace }, { token, lang }, request) => {
    // What was chosen, what the account says, what the browser wants, what the operator speaks.
    const chosen = [lang, rememberedLanguage(request)].find(isLocale);
    const stored = chosen ?? (await workspace.unit((unit) => languageOfLink(unit, { token })));
    const locale = stored ?? languageAsked(request.headers.get("accept-language"));
    const path = `/${locale}/unsubscribe/${encodeURIComponent(token)}`;
    return new Response(null, { status: 303, headers: { Location: path, ...noStore } });
  },
});

/** The one click of RFC 8058, sent by the mailbox or by the page: no cookie, no session, no origin; the link alone counts. */
export const POST = defineRoute({
  name: "unsubscribe.click",
  who: "anyone",
  origin: "any",
  // Mailboxes click for many people from few addresses.
  perMinute: 1_200,
  schema,
  run: async ({ workspace }, { token }, request) => {
    const form = await readForm(request, 8_192);
    if (form?.get(oneClick.name) !== oneClick.value) {
      return Response.json({ error: "common.invalid" }, { status: 400, headers: noStore });
    }
    const page = form.get("page");
    const locale = isLocale(page) ? { locale: page } : {};
    await workspace.unit((unit) => unsubscribe(unit, { token, ...locale }));
    if (!isLocale(page)) return new Response("OK\n", { headers: noStore });
    const headers = { Location: `/${page}/unsubscribe/done`, ...noStore };
    return new Response(null, { status: 303, headers });
  },
});
