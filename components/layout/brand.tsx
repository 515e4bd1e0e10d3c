import Link from "next/link";

type Props = {
  readonly name: string;
  readonly note: string;
  readonly href: string;
  readonly stacked?: boolean;
};

/** Whose portal this is: the operator's name, and what the place is for. */
export function Brand({ name, note, href, stacked = false }: Props) {
  return (
    <Link
      href={href}
      prefetch={false}
      className={
        stacked
          ? "block rounded-control leading-snug"
          : "flex min-h-11 min-w-0 items-baseline gap-2 rounded-control py-2"
      }
    >
      <span className={`font-semibold whitespace-nowrap ${stacked ? "block text-18" : "text-18"}`}>
        {name}
      </span>
      <span className={`text-14 text-muted ${stacked ? "mt-1 block" : "truncate"}`}>{note}</span>
    </Link>
  );
}
