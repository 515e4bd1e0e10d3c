import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { setVariables } from "#lib/platform/env.ts";
import { startHttpServer, type HttpServer } from "./http-server.ts";

export type WebhookReceiver = {
  /** Bodies whose signature held, with their ids, in order. */
  readonly taken: readonly { readonly id: string; readonly body: unknown }[];
  readonly forged: () => number;
  /** What it answers from now on; 200 at first. */
  answer(status: number): void;
  stop(): Promise<void>;
};

/** A service outside that verifies as Standard Webhooks says, with code of its own, named by the two variables of a pack. */
export async function startReceiver(variables: {
  readonly url: string;
  readonly secret: string;
}): Promise<WebhookReceiver> {
  const secret = randomBytes(32);
  const taken: { readonly id: string; readonly body: unknown }[] = [];
  let status = 200;
  let forged = 0;
  const server: HttpServer = await startHttpServer(({ headers }, response, body) => {
    const id = String(headers["webhook-id"]);
    const signed = `${id}.${String(headers["webhook-timestamp"])}.${body}`;
    const wanted = createHmac("sha256", secret).update(signed).digest();
    const isGood = String(headers["webhook-signature"])
      .split(" ")
      .some((one) => {
        const given = Buffer.from(one.replace("v1,", ""), "base64");
        return given.length === wanted.length && timingSafeEqual(given, wanted);
      });
    if (!isGood) forged += 1;
    else taken.push({ id, body: JSON.parse(body) });
    response.writeHead(isGood ? status : 401).end();
  });
  const origin = `http://127.0.0.1:${server.port}`;
  setVariables({
    [variables.url]: `${origin}/events`,
    [variables.secret]: `whsec_${secret.toString("base64")}`,
    JEKE_OUTBOUND_PRIVATE: origin,
  });
  return {
    taken,
    forged: () => forged,
    answer: (next) => {
      status = next;
    },
    stop: () => server.stop(),
  };
}
