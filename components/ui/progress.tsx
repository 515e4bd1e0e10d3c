type Props = {
  readonly value: number;
  readonly max: number;
  /** Words beneath: what is done, out of what. */
  readonly label: string;
};

/** How far something is, in the browser's own bar and in words. */
export function Progress({ value, max, label }: Props) {
  return (
    <div>
      <progress
        value={value}
        max={Math.max(max, 1)}
        aria-label={label}
        className="block h-2.5 w-full appearance-none overflow-hidden rounded-full bg-sunken [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-sunken [&::-webkit-progress-value]:rounded-full [&::-webkit-progress-value]:bg-accent"
      />
      <p className="figures mt-2 text-14 text-muted" aria-hidden="true">
        {label}
      </p>
    </div>
  );
}
