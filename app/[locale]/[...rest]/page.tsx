import { notFound } from "next/navigation";

/** Addresses that lead nowhere, told in the language of the address. */
export default function UnknownPage() {
  notFound();
}
