import { ensureInstalled, runPinned } from "./ensure.mjs";

ensureInstalled();
runPinned("lib/cli/verification/e2e.ts");
