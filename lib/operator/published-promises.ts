import { findControl } from "./controls/registry.ts";
import type { PromiseStatus } from "./core/promise.ts";
import { type PromisesView, promisesView } from "./core/promise-view.ts";
import { currentOperator } from "./current.ts";
import { currentProofs } from "./proofs.ts";

/** What this operator has promised and what came of it, for everybody; `only` narrows the groups to one status. */
export function publishedPromises(only?: PromiseStatus): PromisesView {
  const known = { control: findControl, proofs: currentProofs() };
  return promisesView(currentOperator(), known, only);
}
