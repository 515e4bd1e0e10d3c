/** Moved; kept until nothing imports it from here. */
export * from "#lib/kernel/action-state.ts";
