"use client";

import { useParams } from "next/navigation";
import { PlainPage } from "#components/layout/plain-page.tsx";
import { Button } from "#components/ui/button.tsx";
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
      <Button kind="primary" type="button" onClick={props.reset}>
        {texts.again}
      </Button>
    </PlainPage>
  );
}
