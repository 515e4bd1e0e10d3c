import { type ReactNode, Suspense } from "react";

type Props<T> = {
  readonly from: Promise<T>;
  /** Stands in the place, as large as what will come. */
  readonly wait: ReactNode;
  readonly children: (value: T) => ReactNode;
};

/** What is sent to the page when it comes, while everything around it stands already. */
export function Arriving<T>({ from, wait, children }: Props<T>) {
  return (
    <Suspense fallback={wait}>
      <Come from={from}>{children}</Come>
    </Suspense>
  );
}

async function Come<T>({ from, children }: Omit<Props<T>, "wait">) {
  return children(await from);
}
