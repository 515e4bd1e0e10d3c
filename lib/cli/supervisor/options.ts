import { parseArgs } from "node:util";
import path from "node:path";
import { dataFolderOf, firstOperator, projectRoot } from "./runtime.ts";
import { refuseOperator } from "./samples.ts";

/** What `npm run demo` was asked for. */
export type DemoOptions = {
  readonly operator: string;
  readonly port: number;
  readonly dataFolder: string;
  readonly reset: boolean;
};

/** Parses the command line; a wrong one is a sentence, not a stack trace. */
export function parseDemoOptions(
  args: readonly string[],
): DemoOptions | { readonly problem: string } {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        operator: { type: "string", default: firstOperator },
        port: { type: "string", default: "3000" },
        data: { type: "string" },
        reset: { type: "boolean", default: false },
      },
    });
    const port = Number(values.port);
    if (!Number.isInteger(port) || port < 1 || port > 65_535) {
      return { problem: `--port ${values.port} is not a port; use a number from 1 to 65535.` };
    }
    const { operator, data, reset } = values;
    const refused = refuseOperator(operator);
    if (refused !== undefined) return { problem: refused };
    const dataFolder =
      data === undefined ? dataFolderOf(operator) : path.resolve(projectRoot, data);
    return { operator, port, dataFolder, reset };
  } catch (error) {
    const reason = error instanceof Error ? error.message : "unknown option";
    return {
      problem: `${reason} Known: --operator <id>, --port <number>, --data <folder>, --reset.`,
    };
  }
}
