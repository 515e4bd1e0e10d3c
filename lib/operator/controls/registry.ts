import type { Control, ControlLookup } from "../core/control.ts";
import { builtControls } from "./data/built.ts";
import { plannedControls } from "./data/planned.ts";

/** Every control that a promise may name. A further one is an entry in `data/`. */
export const controls: readonly Control[] = [...builtControls, ...plannedControls];

const byId = new Map(controls.map((control) => [control.id, control]));

/** The control with this id, or nothing. */
export const findControl: ControlLookup = (id) => byId.get(id);
