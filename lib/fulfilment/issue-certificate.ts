import { randomUUID } from "node:crypto";

import { consentProofs } from "#lib/consents/queries.ts";
import { verifiedIdentifiers } from "#lib/identity/queries.ts";
import type { AccountId, RequestId } from "#lib/kernel/ids.ts";
import { translator } from "#lib/i18n/translator.ts";
import { isLocale, type Locale } from "#lib/kernel/locale.ts";
import type { SystemMap } from "#lib/operator/core/data-map.ts";
import { currentOperator } from "#lib/operator/current.ts";
import type { VerifiedIdentifier } from "#lib/systems/ports.ts";
import { canonicalJson } from "#lib/platform/canonical.ts";
import { randomToken, sign } from "#lib/platform/crypto.ts";
import { env } from "#lib/platform/env.ts";
import type { Unit } from "#lib/platform/unit.ts";
import {
  identifierHash,
  keptRecords,
  restsOnWords,
  saltCheck,
  staysUncounted,
  sumOutcomes,
  type CertificateBody,
  type ConsentProof,
} from "./core/certificate.ts";
import { erasureManifest } from "./core/erasure-manifest.ts";
import { outcomeLine } from "./core/outcome-line.ts";
import { differencesOf } from "./differences-of.ts";
import { auditCheckpoint } from "./audit-checkpoint.ts";
import { planOf, runRows } from "./queries.ts";
import { readCase, type ClosedCase } from "./closed-case.ts";

/** What the last message and the certificate need of the person, taken just before the person goes. */
export type CapturedPerson = {
  readonly identifiers: readonly VerifiedIdentifier[];
  readonly locale: Locale;
  readonly consents: readonly ConsentProof[];
  readonly case: ClosedCase;
};

/** Takes what is needed after the portal's own rows are gone. It lives in the memory of this transaction only. */
export async function capturePerson(
  unit: Unit,
  requestId: RequestId,
  accountId: AccountId,
): Promise<CapturedPerson> {
  const identifiers = await verifiedIdentifiers(unit, accountId);
  const { locale } = await unit.tx.request.findUniqueOrThrow({
    where: { id: requestId },
    select: { locale: true },
  });
  return {
    identifiers: identifiers.filter(({ kind }) => kind !== "account"),
    locale: isLocale(locale) ? locale : currentOperator().defaultLocale,
    consents: await consentProofs(unit, accountId),
    case: await readCase(unit, requestId),
  };
}

/**
 * Signs the certificate of a run and lays the last message with its link. The salt that ties the certificate to the
 * person's addresses stands in that link and nowhere else. `left` rows, found last and approved by nobody, are counted
 * with those under review; `maps` are all registered systems, for the manifest inside. One certificate per request, never changed afterwards.
 */
export async function issueCertificate(
  unit: Unit,
  requestId: RequestId,
  person: CapturedPerson,
  { left, maps }: { readonly left: number; readonly maps: readonly SystemMap[] },
): Promise<void> {
  const salt = randomToken();
  const id = randomUUID();
  const certificate = await bodyOf(unit, requestId, person, { id, salt, left, maps });
  const body = canonicalJson(certificate);
  const { signature, keyId } = sign(body);
  await unit.tx.certificate.createMany({ data: [{ id, requestId, body, signature, keyId }] });
  await unit.audit.append({
    action: "certificate.issued",
    requestId,
    target: { kind: "certificate", id },
    data: { keyId },
  });
  const address = lastAddress(person.identifiers);
  if (address === null) return;
  const { event, params } = lastWords(certificate, person.locale);
  const link = `${env().JEKE_URL}/${person.locale}/certificate/${id}?salt=${salt}`;
  await unit.notices.deliver({
    ...{ event, address, locale: person.locale },
    params: { ...params, number: person.case.number, link },
    key: `erasure.last:${requestId}`,
  });
}

/** The last letter may not hide what stays, nor call read back what only people have seen. */
function lastWords({ sums, outcomes }: CertificateBody, locale: Locale) {
  const t = translator(locale, "notices");
  const counted = keptRecords(outcomes);
  const hasMore = staysUncounted(outcomes);
  const { done, waiting } = sums;
  return {
    event: waiting + counted > 0 || hasMore ? "erasure.held" : "erasure.done",
    params: {
      checked: t(`erasure.checked.${restsOnWords(outcomes) ? "by-hand" : "all"}`),
      kept: hasMore ? t("erasure.kept-more", { kept: counted }) : counted,
      ...{ done: done - counted, waiting },
    },
  } as const;
}

async function bodyOf(
  unit: Unit,
  requestId: RequestId,
  person: CapturedPerson,
  made: {
    readonly id: string;
    readonly salt: string;
    readonly left: number;
    readonly maps: readonly SystemMap[];
  },
): Promise<CertificateBody> {
  const { id, salt, left, maps } = made;
  const at = unit.now.toString();
  const { id: operatorId, names } = currentOperator();
  const outcomes = (await runRows(unit, requestId)).map(outcomeLine);
  const plan = await planOf(unit, requestId);
  const { executors, secondPerson, ...request } = person.case;
  const underReview = (plan?.underReview ?? 0) + left;
  return {
    format: "jeke.certificate/1",
    id,
    issuedAt: at,
    operator: { id: operatorId, names },
    request,
    outcomes,
    sums: sumOutcomes(outcomes),
    underReview,
    differences: await differencesOf(unit, requestId, plan),
    identifiers: person.identifiers.map(({ kind, value }) => ({
      kind,
      hash: identifierHash(salt, kind, value),
    })),
    saltCheck: saltCheck(salt),
    executors,
    secondPerson,
    consents: person.consents,
    audit: await auditCheckpoint(unit),
    manifest: erasureManifest({
      ...{ operator: operatorId, at, salt, maps, outcomes, underReview },
      kinds: new Set([...person.identifiers.map(({ kind }) => kind), "account"]),
    }),
  };
}

function lastAddress(
  identifiers: readonly VerifiedIdentifier[],
): { readonly kind: "email" | "phone"; readonly value: string } | null {
  const email = identifiers.find(({ kind }) => kind === "email");
  const phone = identifiers.find(({ kind }) => kind === "phone");
  if (email !== undefined) return { kind: "email", value: email.value };
  return phone === undefined ? null : { kind: "phone", value: phone.value };
}
