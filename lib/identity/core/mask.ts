import type { Address } from "./address.ts";

const dots = "•••••";

/** An address for a page that others may see: first letter and five dots, always five; a phone keeps its last two digits. */
export function maskAddress(address: Address): string {
  if (address.kind === "phone") return `${dots} ${address.value.slice(-2)}`;
  const at = address.value.lastIndexOf("@");
  return `${address.value.slice(0, 1)}${dots}${address.value.slice(at)}`;
}
