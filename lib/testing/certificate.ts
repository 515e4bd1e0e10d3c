import { generateKeyPairSync, randomBytes, sign } from "node:crypto";
import { isIPv4 } from "node:net";

/** One value of DER: tag, length, content. */
function der(tag: number, ...content: readonly (Uint8Array | string)[]): Buffer {
  const body = Buffer.concat(content.map((part) => Buffer.from(part)));
  const size = body.length;
  const length = size < 128 ? [size] : size < 256 ? [0x81, size] : [0x82, size >> 8, size & 255];
  return Buffer.concat([Buffer.of(tag, ...length), body]);
}

/**
 * A certificate that signs itself (Ed25519) for one host name or address, and its key, both in PEM: what a service inside a company has.
 * Made anew by each test, so that no key lies in the repository.
 */
export function selfSigned(
  host: string,
  { ends = "491231235959Z" }: { readonly ends?: string } = {},
): { readonly certificate: string; readonly key: string } {
  const { privateKey, publicKey } = generateKeyPairSync("ed25519");
  const algorithm = der(0x30, der(0x06, Buffer.of(0x2b, 0x65, 0x70)));
  const commonName = der(0x30, der(0x06, Buffer.of(0x55, 4, 3)), der(0x0c, host));
  const name = der(0x30, der(0x31, commonName));
  const validity = der(0x30, der(0x17, "200101000000Z"), der(0x17, ends));
  const isAddress = isIPv4(host);
  const own = isAddress ? der(0x87, Buffer.from(host.split(".").map(Number))) : der(0x82, host);
  const names = der(0x30, own);
  const alternative = der(0x30, der(0x06, Buffer.of(0x55, 0x1d, 0x11)), der(0x04, names));
  const authority = der(0x30, der(0x01, Buffer.of(0xff)));
  const basic = der(
    0x30,
    ...[der(0x06, Buffer.of(0x55, 0x1d, 0x13)), der(0x01, Buffer.of(0xff)), der(0x04, authority)],
  );
  const serial = Buffer.concat([Buffer.of(1), randomBytes(8)]);
  const body = der(
    0x30,
    ...[der(0xa0, der(0x02, Buffer.of(2))), der(0x02, serial), algorithm, name, validity, name],
    publicKey.export({ format: "der", type: "spki" }),
    der(0xa3, der(0x30, alternative, basic)),
  );
  const signature = der(0x03, Buffer.of(0), sign(null, body, privateKey));
  const base64 = der(0x30, body, algorithm, signature).toString("base64");
  const lines = base64.match(/.{1,64}/g) ?? [];
  return {
    certificate: `-----BEGIN CERTIFICATE-----\n${lines.join("\n")}\n-----END CERTIFICATE-----\n`,
    key: privateKey.export({ format: "pem", type: "pkcs8" }),
  };
}
