import { createHash } from "node:crypto";
import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { CertificatePart } from "#components/fulfilment/certificate-part.tsx";
import { PublicShell } from "#components/layout/public-shell.tsx";
import { certificateByLink } from "#lib/fulfilment/queries.ts";
import { pageUnit } from "#lib/web/container.ts";
import { shellOperator } from "#lib/web/entry.ts";
import { orNotFound } from "#lib/web/not-found.ts";
import NotFound from "../../../not-found.tsx";

type Props = {
  readonly params: Promise<{ readonly id: string }>;
  readonly searchParams: Promise<{ readonly salt?: string | string[] }>;
};

export async function generateMetadata(): Promise<Metadata> {
  return {
    title: (await getTranslations("subject.certificate"))("title"),
    referrer: "no-referrer",
  };
}

/** The last page after a deletion, by the link of the last letter: the account it speaks of no longer exists. */
async function CertificatePage({ params, searchParams }: Props) {
  const { id } = await params;
  const { salt } = await searchParams;
  if (typeof salt !== "string") notFound();
  const key = createHash("sha256").update(id).digest("hex");
  const found = await pageUnit({ actor: { kind: "gate", key } }, (unit) =>
    certificateByLink(unit, { id, salt }),
  );
  if (found === null) notFound();
  return (
    <PublicShell operator={shellOperator(await getLocale())}>
      <CertificatePart view={found.view} file={found.file} />
    </PublicShell>
  );
}

export default orNotFound(CertificatePage, NotFound);
