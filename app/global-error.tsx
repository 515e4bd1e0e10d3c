"use client";

import { useParams } from "next/navigation";
import { PlainPage } from "#components/layout/plain-page.tsx";
import { buttonClass } from "#components/ui/button-class.ts";
import { outageTexts } from "#components/layout/outage-texts.ts";
import "./globals.css";

/** The last net, when even the layout cannot be drawn: the same words, no style attribute. */
export default function GlobalError(props: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  const { locale } = useParams();
  const texts = outageTexts(locale);
  return (
    <html lang={typeof locale === "string" ? locale : "ru"}>
      <head>
        <title>{texts.title}</title>
      </head>
      <body>
        <PlainPage title={texts.title} text={texts.text} detail={props.error.digest}>
          {/* Not `Button`: this file goes to every page, and all marks would go with it. */}
          <button type="button" className={buttonClass("primary")} onClick={props.reset}>
            {texts.again}
          </button>
        </PlainPage>
      </body>
    </html>
  );
}
