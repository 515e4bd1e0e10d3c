import path from "node:path";
import { startPart, stopPart, waitUntilHealthy, type Part } from "./processes.ts";

/** Web and worker of one portal, running. */
export type Portal = { readonly parts: readonly Part[]; stop(): Promise<void> };

/** Starts worker and web with one environment and waits until both answer. */
export async function startPortal(options: {
  readonly environment: Readonly<Record<string, string>>;
  readonly port: number;
  readonly logFolder: string;
  readonly only?: "web" | "worker";
}): Promise<Portal> {
  const env = {
    ...process.env,
    ...options.environment,
    NODE_ENV: "production" as const,
    NEXT_TELEMETRY_DISABLED: "1",
    NODE_OPTIONS: "--disable-warning=ExperimentalWarning",
  };
  const { logFolder, only } = options;
  const parts: Part[] = [];
  if (only !== "web") {
    const args = ["--conditions=react-server", "lib/jobs/worker-main.ts"];
    parts.push(startPart({ name: "worker", args, env, logFolder }));
  }
  if (only !== "worker") {
    const args = ["node_modules/next/dist/bin/next", "start", "-p", String(options.port)];
    const web = startPart({ name: "web", args, env, logFolder });
    parts.push(web);
    await waitUntilHealthy(`http://127.0.0.1:${options.port}`, web, 60_000).catch(
      async (error: unknown) => {
        await Promise.all(parts.map((part) => stopPart(part)));
        const reason = error instanceof Error ? error.message : "unknown";
        throw new Error(`${reason}. Logs: ${path.relative(process.cwd(), logFolder)}`);
      },
    );
  }
  return {
    parts,
    stop: async () => {
      await Promise.all(parts.map((part) => stopPart(part)));
    },
  };
}
