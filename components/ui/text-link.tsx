import Link from "next/link";
import type { ReactNode } from "react";

type Props = {
  readonly href: string;
  readonly children: ReactNode;
  readonly lang?: string;
  /** Saves what the address holds under this name. */
  readonly download?: string;
};

/** A link inside text or at the end of a row. */
export function TextLink({ href, children, lang, download }: Props) {
  const className =
    "soft text-accent underline decoration-1 underline-offset-4 hover:text-accent-strong hover:decoration-2";
  return /^(#|\/api\/|data:)/.test(href) ? (
    <a href={href} lang={lang} download={download} className={className}>
      {children}
    </a>
  ) : (
    <Link href={href} lang={lang} prefetch={false} className={className}>
      {children}
    </Link>
  );
}
