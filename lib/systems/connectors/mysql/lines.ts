import type { Connection } from "mariadb";
import { SystemFailure } from "../../ports.ts";
import { limits } from "../sql/database.ts";

const idleMs = 30_000;

/**
 * The connections of one role: at most so many, kept for a while. The driver's own pool hides why it could not connect
 * behind a time limit; whoever operates the portal needs to know whether it was the password.
 */
export class Lines {
  readonly #connect: () => Promise<Connection>;
  readonly #most: number;
  readonly #idle: { readonly line: Connection; readonly timer: NodeJS.Timeout }[] = [];
  readonly #waiting: (() => void)[] = [];
  #open = 0;
  #isClosed = false;

  constructor(connect: () => Promise<Connection>, most: number) {
    this.#connect = connect;
    this.#most = most;
  }

  /** Runs work on one connection. One that broke is not kept. */
  async lend<T>(work: (line: Connection) => Promise<T>): Promise<T> {
    const line = await this.take();
    try {
      return await work(line);
    } finally {
      this.#giveBack(line);
    }
  }

  /** A connection for a while; it comes back by `drop`. */
  async take(): Promise<Connection> {
    for (;;) {
      const kept = this.#idle.pop();
      if (kept !== undefined) {
        clearTimeout(kept.timer);
        if (kept.line.isValid()) return kept.line;
        this.#open -= 1;
        continue;
      }
      if (this.#open < this.#most) break;
      await this.#turn();
    }
    this.#open += 1;
    try {
      return await this.#connect();
    } catch (error) {
      this.#open -= 1;
      this.#waiting.shift()?.();
      throw error;
    }
  }

  drop(line: Connection): void {
    line.destroy();
    this.#open -= 1;
    this.#waiting.shift()?.();
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    for (const { line, timer } of this.#idle.splice(0)) {
      clearTimeout(timer);
      this.#open -= 1;
      await line.end().catch(() => undefined);
    }
  }

  #giveBack(line: Connection): void {
    if (!line.isValid() || this.#isClosed) {
      this.drop(line);
      return;
    }
    const timer = setTimeout(() => {
      const place = this.#idle.findIndex((one) => one.line === line);
      if (place < 0) return;
      this.#idle.splice(place, 1);
      this.drop(line);
    }, idleMs);
    // Nothing is waited for: a command line that has done its work ends.
    timer.unref();
    this.#idle.push({ line, timer });
    this.#waiting.shift()?.();
  }

  async #turn(): Promise<void> {
    let wake = (): void => undefined;
    let timer: NodeJS.Timeout | undefined;
    try {
      await new Promise<void>((resolve, reject) => {
        wake = resolve;
        this.#waiting.push(wake);
        timer = setTimeout(() => {
          reject(new SystemFailure("timeout", { cause: new Error("mysql queue") }));
        }, limits.readMs);
      });
    } finally {
      clearTimeout(timer);
      const place = this.#waiting.indexOf(wake);
      if (place >= 0) this.#waiting.splice(place, 1);
    }
  }
}
