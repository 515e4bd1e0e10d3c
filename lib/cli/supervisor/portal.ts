import path from "node:path";
import { keepPart, waitUntilHealthy, type KeptPart } from "./processes.ts";

/** Web and worker of one portal, running. */
export type Portal = { stop(): Promise<void> };

/** Starts worker and web with one environment, waits until they answer, and starts again what ends by itself. */
export async function startPortal(options: {
  readonly environment: Readonly<Record<string, string>>;
  readonly port: number;
  readonly logFolder: string;
  readonly only?: "web" | "worker";
  /** Told the processes at each start, so that a later start can end what a killed supervisor left behind. */
  readonly onProcesses: (pids: readonly number[]) => void;
}): Promise<Portal> {
  const { logFolder, only } = options;
  const env = {
    ...process.env,
    ...options.environment,
    NODE_ENV: "production" as const,
    NEXT_TELEMETRY_DISABLED: "1",
    NODE_OPTIONS: "--disable-warning=ExperimentalWarning",
  };
  const kept: KeptPart[] = [];
  const changed = () => {
    options.onProcesses(kept.flatMap((part) => part.current().child.pid ?? []));
  };
  const stop = async () => {
    await Promise.all(kept.map((part) => part.stop()));
  };
  if (only !== "web") {
    const args = ["--conditions=react-server", "lib/jobs/worker-main.ts"];
    kept.push(keepPart({ name: "worker", args, env, logFolder }, changed));
  }
  if (only !== "worker") {
    const args = ["node_modules/next/dist/bin/next", "start", "-p", String(options.port)];
    const web = keepPart({ name: "web", args, env, logFolder }, changed);
    kept.push(web);
    try {
      await waitUntilHealthy(`http://127.0.0.1:${options.port}`, web.current(), 60_000);
    } catch (error) {
      await stop();
      const reason = error instanceof Error ? error.message : "unknown";
      throw new Error(`${reason}. Logs: ${path.relative(process.cwd(), logFolder)}`);
    }
  }
  changed();
  return { stop };
}
