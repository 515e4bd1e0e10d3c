"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";

type Props = {
  readonly href: string;
  /** Current only at exactly this address, not below it. */
  readonly exact?: boolean;
  /** Other addresses that belong to the same section. */
  readonly also?: readonly string[];
  readonly className: string;
  readonly currentClassName: string;
  readonly otherClassName: string;
  readonly children: ReactNode;
};

/** A link of a navigation that knows whether the page is in its section. */
export function NavLink(props: Props) {
  const path = usePathname();
  const within = (href: string) => path === href || path.startsWith(`${href}/`);
  const current = props.exact
    ? path === props.href
    : [props.href, ...(props.also ?? [])].some(within);
  return (
    <Link
      href={props.href}
      prefetch={false}
      aria-current={current ? "page" : undefined}
      className={`${props.className} ${current ? props.currentClassName : props.otherClassName}`}
    >
      {props.children}
    </Link>
  );
}
