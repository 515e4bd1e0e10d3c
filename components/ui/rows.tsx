import Link from "next/link";
import type { ReactNode } from "react";
import { Icon, type IconName } from "./icon.tsx";
import { type Tone, toneText } from "./state-mark.tsx";

/** Rows between hairlines: what most of the product is. */
export function Rows({
  children,
  label,
}: {
  readonly children: ReactNode;
  readonly label?: string;
}) {
  return (
    <ul aria-label={label} className="divide-y divide-hairline border-y border-hairline">
      {children}
    </ul>
  );
}

type Props = {
  readonly title: ReactNode;
  readonly note?: ReactNode;
  /** At the end of the row: how much, when. */
  readonly end?: ReactNode;
  readonly icon?: IconName;
  readonly tone?: Tone;
  /** The whole row leads there. */
  readonly href?: string;
  readonly strong?: boolean;
};

/** One row. With `href` all of it is the link, with a chevron whose point meets the hairline's end. */
export function Row({ title, note, end, icon, tone = "muted", href, strong = false }: Props) {
  const body = (
    <>
      {icon === undefined ? null : (
        <Icon name={icon} className={`mt-0.5 size-5 ${toneText[tone]}`} />
      )}
      <span className="min-w-0 flex-1">
        <span className={`block ${strong ? "font-semibold" : ""}`}>{title}</span>
        {note === undefined ? null : (
          <span className="mt-0.5 block text-14 text-muted">{note}</span>
        )}
      </span>
      {end === undefined ? null : (
        <span className="figures shrink-0 text-end text-muted">{end}</span>
      )}
    </>
  );
  if (href === undefined) return <li className="flex min-h-11 gap-3 py-3">{body}</li>;
  return (
    <li>
      <Link
        href={href}
        prefetch={false}
        className="soft flex min-h-11 gap-3 py-3 hover:text-accent-strong"
      >
        {body}
        <Icon name="chevron-right" className="-me-1 size-4.5 self-center text-muted" />
      </Link>
    </li>
  );
}

/** Label and value pairs in one narrow column of labels: facts, addresses, what a request says. */
export function Facts({ children }: { readonly children: ReactNode }) {
  return <dl className="facts divide-y divide-hairline">{children}</dl>;
}

/** One fact; `small` is the law or the source in small print. */
export function Fact(props: {
  readonly label: string;
  readonly children: ReactNode;
  readonly small?: ReactNode;
}) {
  return (
    <div>
      <dt className="text-muted">{props.label}</dt>
      <dd>
        {props.children}
        {props.small === undefined ? null : (
          <span className="mt-0.5 block text-14 text-muted">{props.small}</span>
        )}
      </dd>
    </div>
  );
}
