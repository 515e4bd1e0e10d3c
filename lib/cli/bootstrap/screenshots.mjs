import { ensureInstalled, runPinned } from "./ensure.mjs";

ensureInstalled();
runPinned("lib/cli/verification/pictures.ts");
