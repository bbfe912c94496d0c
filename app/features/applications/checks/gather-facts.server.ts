import { and, desc, eq } from "drizzle-orm";
import { dayOf, newestDay } from "#app/platform/days.ts";
import { isUnder, registrableDomain } from "#app/features/registry/registry-domains.ts";
import { isOpenToAll } from "#app/features/registry/shared-domains.ts";
import { institutionsOfDomain } from "#app/features/registry/registry-queries.server.ts";
import type { Reader } from "#db/index.server.ts";
import type { applications } from "#db/schema/applications.ts";
import { headConfirmations } from "#db/schema/correspondence.ts";
import type { DocumentKind } from "#db/vocabulary.ts";
import { hadQuestion } from "../form/conditions.ts";
import { DOCUMENTS } from "../form/form.ts";
import { fieldAt } from "../form/field-at.ts";
import { findProblems, type FormProblem } from "../form/completeness.server.ts";
import { findApplication } from "../file/dossier.server.ts";
import { isStanding } from "../file/recommendation.ts";
import { listAskedRecommendations } from "../file/recommendation-queries.server.ts";
import { gatherRecommendations } from "./gather-recommendations.server.ts";
import { listDomainProofs } from "../file/domain-proof.server.ts";
import { listLateEvidence } from "../file/late-evidence.server.ts";
import { listFiledDocuments } from "../file/filed-documents.server.ts";
import type { AddressKind, CheckFacts, Contact } from "./check-facts.ts";
import { listAnswer, textAnswer } from "./check-facts.ts";
import { classifyEmail } from "../form/email-class.server.ts";
import type { FiledAnswers } from "../file/filed-answers.server.ts";
import { getFiledAnswers } from "../file/filed-answers.server.ts";
import { withoutJudged, withWarnings } from "../file/twin-history.server.ts";
import { findTwins, type Identity, namesOf } from "../file/twin-search.server.ts";

const CONTACTS: readonly { who: Contact; section: string; person: string | null }[] = [
  { who: "head", section: "head", person: null },
  { who: "primary", section: "representatives", person: "primary" },
  { who: "alternate", section: "representatives", person: "alternate" },
];

function addressKind(address: string, ownDomains: readonly string[]): AddressKind {
  const kind = classifyEmail(address);
  if (kind !== "personal") return kind;
  const domain = address.split("@")[1]?.toLowerCase() ?? "";
  return isUnder(domain, ownDomains) ? "own" : "foreign";
}

function addressesOf(answers: FiledAnswers, ownDomains: readonly string[]): CheckFacts["addresses"] {
  return CONTACTS.flatMap(({ who, section, person }) => {
    const given =
      person === null ? answers[section] : (answers[section]?.[person] as Record<string, unknown> | undefined);
    const { email, email_exception: reason } = given ?? {};
    if (typeof email !== "string" || !email.includes("@")) return [];
    const hasReason = typeof reason === "string" && reason.trim() !== "";
    return [{ who, kind: addressKind(email, ownDomains), hasReason }];
  });
}

async function ownersOf(db: Reader, domain: string, registryId: string | null) {
  const owners = await institutionsOfDomain(db, domain);
  return owners.map(({ id, name }) => ({ name, isApplicant: id === registryId }));
}

async function latestConfirmation(db: Reader, applicationId: string): Promise<CheckFacts["confirmation"]> {
  const isConfirmed = and(
    eq(headConfirmations.applicationId, applicationId),
    eq(headConfirmations.answer, "confirmed"),
  );
  const [row] = await db
    .select()
    .from(headConfirmations)
    .where(isConfirmed)
    .orderBy(desc(headConfirmations.answeredAt))
    .limit(1);
  if (!row?.answeredAt) return null;
  return { day: dayOf(row.answeredAt), name: row.signedName ?? row.headName, sha256: row.contentSha256 };
}

// What the form has asked only since a file was sent is not missing in it.
function wasPut({ section, name, isMissing }: FormProblem, declarations: FiledAnswers[string] | undefined): boolean {
  const field = fieldAt(section, name)?.trail[0]?.field;
  return !isMissing || !field || hadQuestion(field, declarations);
}

/** Problems of the form as the checklist names them: fields as `section.field`, documents by their kind. */
function splitProblems(problems: readonly FormProblem[], declarations: FiledAnswers[string] | undefined) {
  const fields = problems.filter((problem) => problem.section !== "documents" && wasPut(problem, declarations));
  const documents = problems.filter(
    ({ section, name, isMissing }) =>
      section === "documents" &&
      isMissing &&
      hadQuestion(DOCUMENTS.find(({ kind }) => kind === name) ?? {}, declarations),
  );
  return {
    missingFields: [...new Set(fields.map(({ section, name }) => `${section}.${name.split(/[.[]/)[0]}`))],
    missingDocuments: documents.map(({ name }) => name as DocumentKind),
  };
}

/** What the institution of an application can be recognised by. */
export function identityOf(
  { id, institutionId, registryId, country }: typeof applications.$inferSelect,
  answers: FiledAnswers,
): Identity {
  return {
    applicationId: id,
    institutionId,
    names: namesOf(answers.identity ?? {}),
    domains: listAnswer({ answers }, "identity", "email_domains").map((domain) => domain.toLowerCase()),
    registryId,
    whedId: textAnswer({ answers }, "identity", "whed_id"),
    registrationNumber: textAnswer({ answers }, "legal", "reg_no"),
    country,
  };
}

/** Gathers what the automatic checks look at; null when there is no such application. */
export async function gatherCheckFacts(db: Reader, applicationId: string, now: Date): Promise<CheckFacts | null> {
  const application = await findApplication(db, applicationId);
  if (!application) return null;
  const { precheck, registryId, category } = application;
  const answers = await getFiledAnswers(db, applicationId);
  const documents = await listFiledDocuments(db, applicationId);
  const today = dayOf(now);
  const isRecommended = (await listAskedRecommendations(db, applicationId)).some((one) => isStanding(one, now));
  const identity = identityOf(application, answers);
  const { domains } = identity;
  const website = textAnswer({ answers }, "identity", "website");
  const proofs = new Map((await listDomainProofs(db, applicationId)).map((proof) => [proof.domain, proof]));
  const owned = [];
  for (const domain of domains) {
    const owners = await ownersOf(db, domain, registryId);
    const { state, answeredAt } = proofs.get(domain) ?? {};
    const proof = state && answeredAt ? { state, day: dayOf(answeredAt) } : null;
    owned.push({ domain, registrable: registrableDomain(domain), owners, proof });
  }
  return {
    today,
    category,
    precheck,
    answers,
    ...splitProblems(
      findProblems(
        {
          precheck,
          answers,
          today,
          newestDay: newestDay(now),
          documents: documents.map(({ kind }) => kind),
          isRecommended,
        },
        documents,
      ),
      answers.declarations,
    ),
    documents,
    addresses: addressesOf(
      answers,
      domains.filter((one) => !isOpenToAll(one)),
    ),
    websiteDomain: website && URL.canParse(website) ? registrableDomain(new URL(website).hostname) : null,
    domains: owned,
    recommendations: await gatherRecommendations(db, application, { domains, now }),
    lateEvidence: (await listLateEvidence(db, applicationId)).map(({ id, kind, value, addedAt }) => ({
      ...{ id, kind, value },
      day: dayOf(addedAt),
    })),
    twins: await withWarnings(db, await withoutJudged(db, applicationId, await findTwins(db, identity))),
    confirmation: await latestConfirmation(db, applicationId),
  };
}
