import { expect, type APIRequestContext } from "@playwright/test";

/** A mail or SMS as `/dev/inbox.json` lists it. */
export type Letter = {
  readonly id: string;
  readonly at: string;
  readonly channel: "email" | "sms";
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly code?: string;
  readonly link?: string;
  readonly unsubscribe?: { readonly link: string; readonly post: string };
};

/** All letters, newest first. */
export async function letters(api: APIRequestContext): Promise<readonly Letter[]> {
  const response = await api.get("/dev/inbox.json");
  expect(response.ok()).toBe(true);
  return (await response.json()) as Letter[];
}

/** Waits for a letter to this address that came after `since` (ISO instant) and satisfies `wanted`. */
export async function letterTo(
  api: APIRequestContext,
  to: string,
  since: string,
  wanted: (letter: Letter) => boolean = () => true,
): Promise<Letter> {
  let found: Letter | undefined;
  await expect
    .poll(
      async () => {
        found = (await letters(api)).find(
          (letter) => letter.to === to && letter.at >= since && wanted(letter),
        );
        return found !== undefined;
      },
      { message: `a letter to ${to}`, timeout: 30_000 },
    )
    .toBe(true);
  if (found === undefined) throw new Error("no letter");
  return found;
}

/** The newest code sent to this address since then. */
export async function codeFor(api: APIRequestContext, to: string, since: string): Promise<string> {
  const letter = await letterTo(api, to, since, ({ code }) => code !== undefined);
  return letter.code ?? "";
}
