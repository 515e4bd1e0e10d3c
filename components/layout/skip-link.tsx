/** The first stop of the keyboard: past the navigation. */
export function SkipLink({ label }: { readonly label: string }) {
  return (
    <a
      href="#content"
      className="sr-only z-50 rounded-control bg-accent px-4 py-3 text-on-fill focus:not-sr-only focus:fixed focus:start-4 focus:top-3"
    >
      {label}
    </a>
  );
}
