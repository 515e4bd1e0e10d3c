import { readDestinations } from "#lib/platform/outbound-address.ts";
import { callOut } from "#lib/platform/outbound.ts";
import type { SmsPort } from "../ports.ts";

/**
 * Any SMS gateway that takes `POST {id, to, text}` as JSON at one address. A token stands in the address's user
 * part (`https://:token@gateway/…`) and travels as `Authorization: Bearer`, never in the path. Naming the gateway in
 * `SMS_URL` allows that one host, inside the operator's network too.
 */
export function httpSms(address: string): SmsPort {
  const url = new URL(address);
  const token = decodeURIComponent(url.password);
  url.username = "";
  url.password = "";
  const destinations = readDestinations(url.origin, true);
  return {
    async send({ id, to, text }) {
      const answer = await callOut(
        {
          ...{ method: "POST", url: url.href, body: JSON.stringify({ id, to, text }) },
          headers: {
            "content-type": "application/json",
            "idempotency-key": id,
            ...(token === "" ? {} : { authorization: `Bearer ${token}` }),
          },
        },
        { destinations },
      );
      if (!answer.ok) throw new Error(`SMS gateway: ${answer.error.code}`);
      const { status } = answer.value;
      if (status < 200 || status > 299) throw new Error(`SMS gateway: HTTP ${status}`);
    },
  };
}
