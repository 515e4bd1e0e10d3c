import Link from "next/link";
import type { ReactNode } from "react";

type Props = { readonly href: string; readonly children: ReactNode; readonly lang?: string };

/** A link inside text or at the end of a row. */
export function TextLink({ href, children, lang }: Props) {
  const className =
    "soft text-accent underline decoration-1 underline-offset-4 hover:text-accent-strong hover:decoration-2";
  return href.startsWith("#") || href.startsWith("/api/") ? (
    <a href={href} lang={lang} className={className}>
      {children}
    </a>
  ) : (
    <Link href={href} lang={lang} prefetch={false} className={className}>
      {children}
    </Link>
  );
}
