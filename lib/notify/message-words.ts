import { translator } from "#lib/i18n/translator.ts";
import { say, type Locale } from "#lib/kernel/locale.ts";
import { currentOperator } from "#lib/operator/current.ts";
import { env } from "#lib/platform/env.ts";
import { render, type Rendered } from "./core/render.ts";

type Params = Readonly<Record<string, string | number>>;

/** A message in words of the operator of this deployment: its names, the authority and the portal's address are known. */
export function messageInWords(message: {
  readonly event: string;
  readonly channel: "email" | "sms";
  readonly locale: Locale;
  readonly params: Params;
}): Rendered {
  const { locale, params } = message;
  const operator = currentOperator();
  return render(
    { notices: translator(locale, "notices"), requests: translator(locale, "requests") },
    {
      ...message,
      params: {
        ...{
          operator: say(operator.names, locale),
          authority: say(operator.authority.names, locale),
        },
        ...{ portal: env().JEKE_URL, link: "" },
        ...params,
      },
    },
  );
}
