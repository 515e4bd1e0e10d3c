import "server-only";
import { createElement, type FunctionComponent, type ReactNode } from "react";
import { answerNotFound } from "./answers.ts";

/**
 * A page whose `notFound()` is answered with 404 and with words in the HTML itself. Next's own answer is an empty document
 * that its scripts fill: nothing to read for whoever runs none. `Missing` stands inside the frame of the page.
 */
export function orNotFound<Props>(
  page: (props: Props) => Promise<ReactNode>,
  Missing: FunctionComponent,
): (props: Props) => Promise<ReactNode> {
  return async (props) => {
    try {
      return await page(props);
    } catch (error) {
      if (!isNotFound(error) || !answerNotFound()) throw error;
      return createElement(Missing);
    }
  };
}

function isNotFound(error: unknown): boolean {
  return (
    error instanceof Error && "digest" in error && error.digest === "NEXT_HTTP_ERROR_FALLBACK;404"
  );
}
