export type ButtonKind = "primary" | "secondary" | "destructive" | "link";

const shape =
  "soft inline-flex min-h-11 items-center justify-center gap-2 rounded-control px-5 py-2 text-center font-medium aria-disabled:opacity-60";
const kinds: Record<ButtonKind, string> = {
  primary: "bg-accent text-on-fill hover:bg-accent-strong",
  secondary: "border border-control bg-surface text-ink hover:bg-sunken",
  destructive: "bg-late text-on-fill hover:bg-late-strong",
  link: "text-accent hover:text-accent-strong",
};

/** The classes of a button, for the few elements that must look like one. */
export function buttonClass(kind: ButtonKind, wide = false): string {
  return `${shape} ${kinds[kind]}${wide ? " w-full" : ""}`;
}
