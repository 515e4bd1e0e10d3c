/**
 * Whether a line to a database was given up because the server did not prove who it is, or speaks no TLS where the address
 * demands it: by the code of Node's TLS, as verifying a certificate or shaking hands failed.
 */
export function isTlsRefusal(code: string): boolean {
  return ofTls.test(code);
}

const ofTls = new RegExp(
  `^(?:${[
    ...[
      "ERR_(?:TLS|SSL)_\\w+",
      "EPROTO",
      "CERT_\\w+",
      "CRL_\\w+",
      "SELF_SIGNED\\w*",
      "DEPTH_ZERO_\\w+",
    ],
    ...["UNABLE_TO_(?:GET|VERIFY|DECRYPT|DECODE)_\\w+", "INVALID_(?:CA|PURPOSE)"],
    ...["HOSTNAME_MISMATCH", "PATH_LENGTH_EXCEEDED", "ERROR_IN_CERT_\\w+"],
  ].join("|")})$`,
);
