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
import { formContext } from "../file/own-application.server.ts";
import { isStanding } from "../file/recommendation.ts";
import { isNeeded as isNeededHere } from "../form/conditions.ts";
import type { FormContext } from "../form/form.ts";
import { isEmptyAnswer } from "../form/form.schema.ts";
import { isOwnStatement } from "../form/own-statement.ts";
import { hasAuthorityLetter, isRecognitionShown } from "../form/recognition.ts";
import { isProvable, namedDomains } from "./ask-domain.server.ts";

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
  state: ProofState;
  to: string;
}

type ProofState = "given" | "awaited" | "not_given";

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
  /** What keeps a draft from being sent, or no longer does; null once it was sent. */
  standing: "shown" | "recommended" | "needed" | null;
  canAsk: boolean;
  domains: DomainView[];
  others: OtherProof[];
  /** What was added after sending, and whether more may be. */
  added: AddedProof[];
  canAdd: boolean;
}

type Proof = {
  code: "register_link" | "whed_entry" | "authority_page" | "ministry_letter" | "recommended_by" | "ror_entry";
  page: string;
  state: ProofState;
  isOwn?: boolean;
};

function recommendedState({ documents, recommendations }: FullApplication, now: Date): ProofState {
  const standing = recommendations.filter((one) => isStanding(one, now));
  if (standing.some(({ answer }) => answer === "given")) return "given";
  if (documents.some(({ kind }) => kind === "recommendation_letters")) return "given";
  return standing.length > 0 ? "awaited" : "not_given";
}

function otherProofs(file: FullApplication, context: FormContext, now: Date): Proof[] {
  const { identity = {}, legal = {} } = file.answers;
  const given = (isGiven: boolean): ProofState => (isGiven ? "given" : "not_given");
  const page = (code: Proof["code"], key: string): Proof => ({
    code,
    page: `legal#section-legal-${key}`,
    state: given(!isEmptyAnswer(legal[key])),
    isOwn: isOwnStatement(legal[key], identity),
  });
  const identifier = (code: Proof["code"], key: string): Proof => ({
    code,
    page: `identity#section-identity-${key}`,
    state: given(!isEmptyAnswer(identity[key])),
  });
  const isFileThere = file.documents.some(({ kind }) => kind === "recognition_accreditation");
  return [
    page("register_link", "recog_url"),
    identifier("whed_entry", "whed_id"),
    page("authority_page", "recog_page_url"),
    {
      code: "ministry_letter",
      page: isFileThere ? "legal#section-legal-recog_letter" : "documents#document-recognition_accreditation",
      state: given(hasAuthorityLetter(context)),
    },
    identifier("ror_entry", "ror_id"),
    { code: "recommended_by", page: "recommendations", state: recommendedState(file, now) },
  ];
}

/** Whether the recognition keeps a draft from being sent. */
function standingOf(context: FormContext): EvidencePage["standing"] {
  if (isRecognitionShown(context)) return "shown";
  const isNeeded = isNeededHere("no_register", context) && !context.documents?.includes("recommendation_letters");
  return isNeeded ? "needed" : "recommended";
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
  const domains = namedDomains(file.answers.identity).map((domain): DomainView => {
    const proof = asked.get(domain);
    const moment = proof && (proof.state === "pending" ? proof.askedAt : proof.answeredAt);
    const name = domainsInOwnLetters(domain);
    return {
      domain,
      name,
      known: isProvable(domain)
        ? knownBy(domain, name)
        : t("applications:evidence.domain.open_to_all", { domain: name }),
      state: proof?.state ?? null,
      at: moment ? formatDateTime(moment, locale) : null,
    };
  });
  const context = formContext(file, clock.now());
  const others = otherProofs(file, context, clock.now()).map(({ code, page, state, isOwn }) => ({
    code,
    text: t(`applications:evidence.other.${code}`),
    weight: t(`vocabulary:evidence_weight.${isOwn ? WEIGHTS.own_page : WEIGHTS[code]}`),
    state,
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
    standing: status === "draft" ? standingOf(context) : null,
    canAsk: nextStatus(status, "withdraw") !== null,
    domains,
    others,
    added,
    canAdd: ARE_CHECKS_OPEN.includes(status),
  };
}
