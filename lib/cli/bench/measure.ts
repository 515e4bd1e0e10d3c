import os from "node:os";

/** One measured target. */
export type Measured = {
  readonly target: string;
  readonly measured: string;
  readonly met: boolean;
};

/** What can be measured by name: `npm run bench -- <name>`. */
export type Bench = { readonly name: string; readonly run: () => readonly Measured[] };

/** The machine on which a figure was taken; without it a figure says nothing. */
export function machineInWords(): string {
  const [cpu] = os.cpus();
  const memory = Math.round(os.totalmem() / 2 ** 30);
  return `${cpu?.model.trim() ?? "unknown processor"}, ${os.cpus().length} cores, ${memory} GB, Node ${process.versions.node}`;
}
