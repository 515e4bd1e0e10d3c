/** A place for words that are on their way, of the same size as they will be. */
export function Skeleton({
  size = "line",
}: {
  readonly size?: "line" | "short" | "heading" | "block";
}) {
  const sizes = {
    line: "h-5 w-full max-w-96",
    short: "h-4 w-40",
    heading: "h-9 w-72 max-w-full",
    block: "h-36 w-full",
  };
  return <span className={`breathing block rounded-control bg-sunken ${sizes[size]}`} />;
}

/** A page while its data are being read: heading and rows, said once to a screen reader. */
export function PageSkeleton({
  label,
  rows = 6,
}: {
  readonly label: string;
  readonly rows?: number;
}) {
  return (
    <div role="status" aria-label={label}>
      <Skeleton size="heading" />
      <span className="mt-4 block">
        <Skeleton />
      </span>
      <div className="mt-8 divide-y divide-hairline border-y border-hairline">
        {Array.from({ length: rows }, (_, row) => (
          <div key={row} className="grid gap-2 py-4">
            <Skeleton />
            <Skeleton size="short" />
          </div>
        ))}
      </div>
    </div>
  );
}
