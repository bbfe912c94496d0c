import { formatDateTime } from "#app/i18n/format.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { domainsInOwnLetters } from "#app/platform/domain-names.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { Locale } from "#db/locales.ts";
import type { DomainProofState, LateEvidence } from "#db/vocabulary.ts";
import { WEIGHTS } from "../checks/evidence-weights.ts";
import { gatherCheckFacts } from "../checks/gather-facts.server.ts";
import { judgeDomainAndEmail } from "../checks/identity-checks.ts";
import { ARE_CHECKS_OPEN, nextStatus } from "../file/application.ts";
import { institutionIn } from "../file/application-names.server.ts";
import type { FullApplication } from "../file/application-queries.server.ts";
import { listDomainProofs, proofRecord } from "../file/domain-proof.server.ts";
import { listLateEvidence } from "../file/late-evidence.server.ts";
import { isEmptyAnswer } from "../form/form.schema.ts";
import { provableDomains } from "./ask-domain.server.ts";

interface DomainView {
  domain: string;
  /** In its own letters. */
  name: string;
  state: DomainProofState | null;
  /** What shows it already, with what that weighs; null while nothing does. */
  known: string | null;
  /** When it was answered, or asked while nobody has. */
  at: string | null;
}

interface OtherProof {
  code: string;
  text: string;
  weight: string;
  isGiven: boolean;
  to: string;
}

export interface AddedProof {
  id: string;
  kind: LateEvidence;
  value: string;
  href: string;
  at: string;
}

export interface EvidencePage {
  title: string;
  institution: string;
  applicationId: string;
  record: string;
  canAsk: boolean;
  domains: DomainView[];
  others: OtherProof[];
  /** What was added after sending, and whether more may be. */
  added: AddedProof[];
  canAdd: boolean;
}

type Proof = {
  code: Exclude<keyof typeof WEIGHTS, `domain_${string}` | `late_${string}` | `recommendation_${string}`>;
  page: string;
  isGiven: boolean;
};

function otherProofs({ answers: { identity = {}, legal = {} }, documents, recommendations }: FullApplication): Proof[] {
  const isThere = (kind: string) => documents.some((document) => document.kind === kind);
  return [
    { code: "register_link", page: "legal#section-legal-recog_url", isGiven: !isEmptyAnswer(legal.recog_url) },
    { code: "whed_entry", page: "identity#section-identity-whed_id", isGiven: !isEmptyAnswer(identity.whed_id) },
    {
      code: "authority_page",
      page: "legal#section-legal-recog_page_url",
      isGiven: !isEmptyAnswer(legal.recog_page_url),
    },
    {
      code: "authority_letter",
      page: "documents#document-recognition_accreditation",
      isGiven: isThere("recognition_accreditation"),
    },
    {
      code: "recommended_by",
      page: "recommendations",
      isGiven: recommendations.some(({ answer }) => answer === "given") || isThere("recommendation_letters"),
    },
    { code: "ror_entry", page: "identity#section-identity-ror_id", isGiven: !isEmptyAnswer(identity.ror_id) },
  ];
}

const KNOWN = ["domain_in_registry", "domain_of_website"] as const;
const isKnown = (code: string): code is (typeof KNOWN)[number] => KNOWN.some((one) => one === code);

/** By what an institution can be known for what it is, and what of it is there. */
export async function viewEvidencePage(
  { db, config, clock }: Pick<Services, "db" | "config" | "clock">,
  file: FullApplication,
  locale: Locale,
): Promise<EvidencePage> {
  const t = translator(locale);
  const { id, status } = file.application;
  const asked = new Map((await listDomainProofs(db, id)).map((proof) => [proof.domain, proof]));
  const facts = await gatherCheckFacts(db, id, clock.now());
  const findings = facts ? judgeDomainAndEmail(facts).findings : [];
  const knownBy = (domain: string, name: string) => {
    const found = findings.find(({ code, values }) => isKnown(code) && values.domain === domain);
    if (!found || !isKnown(found.code)) return null;
    const weight = t(`vocabulary:evidence_weight.${WEIGHTS[found.code]}`);
    return t(`applications:evidence.domain.known.${found.code}`, { domain: name, weight });
  };
  const domains = provableDomains(file.answers.identity).map((domain): DomainView => {
    const proof = asked.get(domain);
    const moment = proof && (proof.state === "pending" ? proof.askedAt : proof.answeredAt);
    const name = domainsInOwnLetters(domain);
    return {
      domain,
      name,
      known: knownBy(domain, name),
      state: proof?.state ?? null,
      at: moment ? formatDateTime(moment, locale) : null,
    };
  });
  const others = otherProofs(file).map(({ code, page, isGiven }) => ({
    code,
    text: t(`applications:evidence.other.${code}`),
    weight: t(`vocabulary:evidence_weight.${WEIGHTS[code]}`),
    isGiven,
    to: `/applications/${id}/${page}`,
  }));
  const added = (await listLateEvidence(db, id)).map(({ addedAt, ...one }) => ({
    ...one,
    at: formatDateTime(addedAt, locale),
  }));
  return {
    title: t("applications:evidence.title"),
    institution: institutionIn(file, locale),
    applicationId: id,
    record: proofRecord(config.secret, id),
    canAsk: nextStatus(status, "withdraw") !== null,
    domains,
    others,
    added,
    canAdd: ARE_CHECKS_OPEN.includes(status),
  };
}
