import type { SmsPort } from "../ports.ts";

/**
 * Any SMS gateway that takes `POST {id, to, text}` as JSON at one address. A token stands in the address's user
 * part (`https://:token@gateway/…`) and travels as `Authorization: Bearer`, never in the path.
 */
export function httpSms(address: string): SmsPort {
  return {
    async send({ id, to, text }) {
      const url = new URL(address);
      const token = decodeURIComponent(url.password);
      url.username = "";
      url.password = "";
      const response = await fetch(url, {
        method: "POST",
        headers: {
          "content-type": "application/json",
          "idempotency-key": id,
          ...(token === "" ? {} : { authorization: `Bearer ${token}` }),
        },
        body: JSON.stringify({ id, to, text }),
        redirect: "error",
        signal: AbortSignal.timeout(15_000),
      });
      if (!response.ok) throw new Error(`SMS gateway: HTTP ${response.status}`);
    },
  };
}
