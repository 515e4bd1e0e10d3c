import type { ReactNode } from "react";
import { TextBack } from "./text-back.tsx";

type HeadingProps = {
  /** The heading is the answer. */
  readonly title: ReactNode;
  readonly lead?: ReactNode;
  readonly back?: { readonly href: string; readonly label: string };
  /** Stands at the end on a wide screen, beneath on a phone. */
  readonly aside?: ReactNode;
};

/** The first thing on every page. */
export function PageHeading({ title, lead, back, aside }: HeadingProps) {
  return (
    <header className="mb-6">
      {back === undefined ? null : <TextBack {...back} />}
      <div className="grid gap-5 rail:flex rail:items-start rail:justify-between rail:gap-8">
        <div className="min-w-0">
          <h1 className="text-28 text-balance wide:text-36">{title}</h1>
          {lead === undefined ? null : (
            <div className="mt-3 max-w-measure text-pretty text-muted">{lead}</div>
          )}
        </div>
        {aside === undefined ? null : <div className="shrink-0 rail:w-68">{aside}</div>}
      </div>
    </header>
  );
}

type SectionProps = {
  readonly id?: string;
  readonly title: ReactNode;
  readonly note?: ReactNode;
  readonly aside?: ReactNode;
  /** A label rather than a heading in weight: for the groups of the home page. */
  readonly quiet?: boolean;
  readonly children: ReactNode;
};

/** A heading and what belongs to it, from hairline to hairline. */
export function Section({ id, title, note, aside, quiet = false, children }: SectionProps) {
  return (
    <section id={id} className="mt-10 first:mt-0">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 pb-3">
        <h2 className={quiet ? "text-16 text-muted" : "text-22"}>{title}</h2>
        {aside}
      </div>
      {note === undefined ? null : <p className="-mt-1 pb-3 text-14 text-muted">{note}</p>}
      {children}
    </section>
  );
}

/** A white surface for the one thing that is open or asks. */
export function Card({
  children,
  as: Tag = "div",
}: {
  readonly children: ReactNode;
  readonly as?: "div" | "section" | "li";
}) {
  return <Tag className="rounded-card border border-hairline bg-surface p-5">{children}</Tag>;
}
