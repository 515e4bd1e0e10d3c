import Link from "next/link";
import { Icon } from "./icon.tsx";

/** The way back, named after where it leads. */
export function TextBack({ href, label }: { readonly href: string; readonly label: string }) {
  return (
    <p className="-mt-4 mb-2" data-print="no">
      <Link
        href={href}
        prefetch={false}
        className="soft -ms-1 inline-flex min-h-11 items-center gap-2 rounded-control pe-2 text-accent hover:text-accent-strong"
      >
        <Icon name="chevron-left" className="size-4.5" />
        {label}
      </Link>
    </p>
  );
}
