import Link from "next/link";
import { Icon } from "./icon.tsx";

type Props = {
  readonly label: string;
  readonly number: number;
  readonly pages: number;
  readonly hrefOf: (page: number) => string;
  readonly words: { readonly previous: string; readonly next: string; readonly here: string };
};

const look =
  "soft inline-flex min-h-11 items-center gap-2 rounded-control px-1 text-accent hover:text-accent-strong";

/** Through a long list, a page at a time, by plain links. */
export function Pages({ label, number, pages, hrefOf, words }: Props) {
  return (
    <nav aria-label={label} className="flex items-center justify-between gap-4 py-2">
      {number > 1 ? (
        <Link href={hrefOf(number - 1)} prefetch={false} rel="prev" className={look}>
          <Icon name="chevron-left" className="size-4.5" />
          {words.previous}
        </Link>
      ) : (
        <span />
      )}
      <span className="figures text-14 text-muted">{words.here}</span>
      {number < pages ? (
        <Link href={hrefOf(number + 1)} prefetch={false} rel="next" className={look}>
          {words.next}
          <Icon name="chevron-right" className="size-4.5" />
        </Link>
      ) : (
        <span />
      )}
    </nav>
  );
}
