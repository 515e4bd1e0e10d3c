"use client";

import { useParams } from "next/navigation";
import { PlainPage } from "#components/layout/plain-page.tsx";
import { buttonClass } from "#components/ui/button-class.ts";
import { outageTexts } from "#components/layout/outage-texts.ts";

/** Something broke on our side: says what is safe and offers the one act that helps. */
export default function PageError(props: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  const { locale } = useParams();
  const texts = outageTexts(locale);
  return (
    <PlainPage title={texts.title} text={texts.text} detail={props.error.digest}>
      {/* Not `Button`: this file goes to every page, and all marks would go with it. */}
      <button type="button" className={buttonClass("primary")} onClick={props.reset}>
        {texts.again}
      </button>
    </PlainPage>
  );
}
