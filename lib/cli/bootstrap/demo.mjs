import { ensureInstalled, runPinned } from "./ensure.mjs";

ensureInstalled();
runPinned("lib/cli/supervisor/demo.ts");
