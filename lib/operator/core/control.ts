import type { Text } from "#lib/kernel/locale.ts";

/** A control that stands: what it does, and the tests that show that it does. */
export type BuiltControl = {
  readonly id: string;
  readonly names: Text;
  /** What it does, in one or two sentences for whoever reads the promises page. */
  readonly about: Text;
  /** Test files of this repository, from its root. All of them must pass for the control to be proven. */
  readonly tests: readonly [string, ...string[]];
};

/** A control that does not stand yet; `planned` names the capability that brings it. */
export type PlannedControl = {
  readonly id: string;
  readonly names: Text;
  readonly planned: Text;
};

export type Control = BuiltControl | PlannedControl;

/** Asks the registry of controls; a checker of packs gets it handed in and stays pure. */
export type ControlLookup = (id: string) => Control | undefined;

/** Whether promises may rest on a control: `built` may be kept by it, `planned` may only be open. */
export function controlState(control: Control | undefined): "unknown" | "planned" | "built" {
  if (control === undefined) return "unknown";
  return "planned" in control ? "planned" : "built";
}
