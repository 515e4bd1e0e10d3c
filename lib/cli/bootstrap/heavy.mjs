import { ensureInstalled, runPinned } from "./ensure.mjs";

ensureInstalled();
runPinned("lib/cli/verification/heavy.ts");
