import { AsyncLocalStorage } from "node:async_hooks";
import { subscribe } from "node:diagnostics_channel";
import type { ServerResponse } from "node:http";

type Answers = AsyncLocalStorage<ServerResponse>;

// The server's start and its pages are bundled apart: what both need lives on the process.
const shared = globalThis as { [key: symbol]: Answers | undefined };
const key = Symbol.for("jeke.answers");

/** Remembers the response of each request of this process: Next gives a page no way to its status but an empty document. */
export function noteAnswers(): void {
  const answers: Answers = (shared[key] ??= new AsyncLocalStorage());
  subscribe("http.server.request.start", (message) => {
    answers.enterWith((message as { response: ServerResponse }).response);
  });
}

/** Makes the answer to this request a 404; false where it is too late or nobody remembered it. */
export function answerNotFound(): boolean {
  const response = shared[key]?.getStore();
  if (response === undefined || response.headersSent) return false;
  response.statusCode = 404;
  return true;
}
