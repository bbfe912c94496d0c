import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import { eq } from "drizzle-orm";
import type { AnswersBySection } from "#app/features/applications/form/form.ts";
import { listMessages } from "#app/features/conversations/read-conversation.server.ts";
import { storeSound } from "#app/platform/stored-file.server.ts";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { acceptAssignment } from "#app/features/applications/scoring/answer-assignment.server.ts";
import { assignReviewers } from "#app/features/applications/scoring/assign-reviewer.server.ts";
import { giveReview } from "#app/features/applications/scoring/write-review.server.ts";
import { dayNow, daysAfter } from "#app/platform/days.ts";
import { applicationReviews } from "#db/schema/reviews.ts";
import { addNote } from "#app/features/applications/review/add-note.server.ts";
import { messageApplicant } from "#app/features/applications/messages/message-applicant.server.ts";
import { messageSecretariat } from "#app/features/applications/messages/message-secretariat.server.ts";
import { recommendApplication } from "#app/features/applications/review/recommend-application.server.ts";
import { recordCheck } from "#app/features/applications/checks/record-check.server.ts";
import { takeApplication } from "#app/features/applications/review/take-application.server.ts";
import { addDocument } from "#app/features/applications/apply/add-document.server.ts";
import {
  addNeededDocuments,
  createAwaitingHead,
  createDraft,
  headToken,
  refreshViewer,
  smallPdf,
} from "#app/demo/applications-factory.server.ts";
import { confirmApplication } from "#app/features/applications/head/answer-confirmation.server.ts";
import { listRecommendations } from "#app/features/applications/file/recommendation-queries.server.ts";
import { giveRecommendation } from "#app/features/applications/recommendations/answer-recommendation.server.ts";
import { askRecommendation } from "#app/features/applications/recommendations/ask-recommendation.server.ts";
import { recommendationToken } from "#app/features/applications/recommendations/recommendation-link.server.ts";
import { sendToHead } from "#app/features/applications/head/send-to-head.server.ts";
import { SEED_APPLICATIONS } from "#app/demo/data/applications.ts";
import { succeeded } from "#app/demo/demonstration.server.ts";
import { applicationChecks, applicationDocuments, applications } from "#db/schema/applications.ts";
import type { Services } from "#app/platform/services.server.ts";
import { CHECKS } from "#db/vocabulary.ts";
import type { Secrets } from "./secrets.ts";

/** A complete application of a university in Kazakhstan, with a secret in every private answer. */
function wholeDraft(nameEn: string, secrets: Secrets) {
  const seed = SEED_APPLICATIONS.find(({ status }) => status === "recommended");
  if (!seed) throw new Error("The demonstration has no recommended application");
  const sections = structuredClone(seed.sections) as unknown as Record<string, Record<string, unknown>>;
  const primary = sections.representatives?.primary as Record<string, unknown>;
  const identity = { name_en: nameEn, name_official: nameEn, country: "KZ", ror_id: "", address: secrets.address };
  const contact = { email: secrets.contactEmail, phone: secrets.contactPhone };
  const changed = {
    ...sections,
    identity: { ...sections.identity, ...identity },
    legal: { ...sections.legal, reg_no: secrets.registrationNumber, recog_page_url: "https://authority.example/list" },
    head: { ...sections.head, email: secrets.headEmail, phone: secrets.headPhone },
    representatives: { ...sections.representatives, primary: { ...primary, ...contact } },
  };
  return { precheck: { ...seed.precheck, country: "KZ" }, sections: changed as unknown as AnswersBySection };
}

/** The ids of one applicant's files, each in a state of its own. */
export interface Files {
  /** Being written. */
  draft: string;
  /** Waiting for the head, who has `headLink`. */
  awaiting: string;
  headLink: string;
  awaitingDocument: string;
  /** Of somebody who was asked to recommend the institution of the draft. */
  recommendLink: string;
  /** Recommended by a coordinator, before the council. */
  case: string;
  /** In the coordinator's hands, checked so far by the machine. */
  open: string;
  document: string;
  /** Of a reviewer who has accepted and given the review of `open`. */
  assignment: string;
  /** Sent with a question about the draft. */
  messageFile: string;
}

/** Who works on the files, and what is written into every private field of them. */
interface Secretariat {
  checker: Viewer;
  reviewer: Viewer;
  secrets: Secrets;
}

/** Four applications of a person, brought to their states by the commands people use. */
export async function fileApplications(
  services: Services,
  applicant: Viewer,
  { checker, reviewer, secrets }: Secretariat,
): Promise<Files> {
  const named = (what: string) => wholeDraft(`${what} University of ${applicant.name}`, secrets);
  const { applicationId: draft } = await createDraft(services, applicant, named("Drafted"));
  const awaiting = await createAwaitingHead(services, applicant, named("Awaited"));
  const filed = await submitWhole(services, applicant, { draft: named("Recommended"), secrets });
  const open = await submitWhole(services, applicant, { draft: named("Open"), secrets });
  await take(services, open, checker);
  await giveRecommendationFor(services, open, applicant, secrets);
  succeeded("note", await addNote(services, { applicationId: open, body: secrets.note }, checker));
  const assignment = await reviewFile(services, open, { checker, reviewer, secrets });
  await giveRecommendationFor(services, filed, applicant, secrets);
  await recommend(services, filed, applicant, { checker, reviewer, secrets });
  return {
    draft,
    awaiting: awaiting.applicationId,
    headLink: awaiting.token,
    awaitingDocument: await documentOf(services, awaiting.applicationId),
    recommendLink: await askRecommendationFor(services, draft, applicant),
    case: filed,
    open,
    assignment,
    document: await documentOf(services, filed),
    messageFile: await askAbout(services, draft, applicant),
  };
}

export const RECOMMENDER = "recommender@commission.example";

/** Asks for a recommendation; resolves to the secret of its link. */
async function askRecommendationFor(services: Services, applicationId: string, person: Viewer): Promise<string> {
  const request = {
    applicationId,
    recommender: "national_commission",
    office: "National Commission",
    name: "Asked Person",
    email: RECOMMENDER,
    locale: "en",
    reader: "en",
  } as const;
  succeeded("ask", await askRecommendation(services, request, await refreshViewer(services, person)));
  const [asked] = await listRecommendations(services.db, applicationId);
  return recommendationToken(services.config.secret, asked?.id ?? "");
}

/** One that is given, and that the applicant may not read. */
async function giveRecommendationFor(services: Services, id: string, person: Viewer, { recommendation }: Secrets) {
  const token = await askRecommendationFor(services, id, person);
  const words = `${recommendation}. ${"They keep their archives open. ".repeat(4)}`;
  const given = { words, signedName: "Asked Person", signedPosition: "Head", tie: "None", mayShow: "no" } as const;
  succeeded("recommend", await giveRecommendation(services, token, given, "en"));
}

/** A question with a file about an application that is still a draft. */
async function askAbout(services: Services, applicationId: string, person: Viewer): Promise<string> {
  const applicant = await refreshViewer(services, person);
  const bytes = smallPdf("A page we have a question about");
  const sent = { name: "question.pdf", mediaType: "application/pdf", hasAttachment: false, bytes };
  const written = await storeSound(services, sent, (file) =>
    messageSecretariat(services, { applicationId, body: "Is this page enough?", file }, applicant),
  );
  succeeded("question", written);
  const [message] = await listMessages(services.db, { subjectType: "application", subjectId: applicationId });
  return message?.files[0]?.id ?? "";
}

async function documentOf({ db }: Services, applicationId: string): Promise<string> {
  const ofThis = eq(applicationDocuments.applicationId, applicationId);
  const [document] = await db.select().from(applicationDocuments).where(ofThis);
  if (!document) throw new Error("The application has no document");
  return document.id;
}

async function submitWhole(
  services: Services,
  person: Viewer,
  { draft, secrets }: { draft: ReturnType<typeof wholeDraft>; secrets: Secrets },
): Promise<string> {
  const { applicationId, applicant } = await createDraft(services, person, draft);
  await addNeededDocuments(services, applicationId, applicant);
  const file = { name: secrets.documentName, mediaType: "application/pdf", bytes: smallPdf("kept") };
  const about = {
    applicationId,
    kind: "statutes_members" as const,
    issuedOn: null,
    expiresOn: null,
    summary: null,
    replaces: null,
  };
  succeeded("attach", await addDocument(services, { ...about, ...file }, applicant));
  succeeded("send", await sendToHead(services, applicationId, applicant));
  const signature = { signedName: String(draft.sections.head?.full_name), signedPosition: "Rector" };
  const token = await headToken(services, applicationId);
  succeeded("confirm", await confirmApplication(services, token, signature));
  return applicationId;
}

async function versionOf({ db }: Services, id: string): Promise<number> {
  const [row] = await db.select().from(applications).where(eq(applications.id, id));
  return row?.version ?? 0;
}

async function take(services: Services, applicationId: string, checker: Viewer): Promise<void> {
  const version = await versionOf(services, applicationId);
  succeeded("take", await takeApplication(services, { applicationId, version }, checker));
}

async function recommend(
  services: Services,
  applicationId: string,
  person: Viewer,
  { checker, reviewer, secrets }: Secretariat,
): Promise<void> {
  await take(services, applicationId, checker);
  await reviewFile(services, applicationId, { checker, reviewer, secrets });
  const ofThis = eq(applicationChecks.applicationId, applicationId);
  const known = await services.db.select().from(applicationChecks).where(ofThis);
  const passed = { result: "pass", note: secrets.checkNote, evidenceUrl: null } as const;
  for (const check of CHECKS) {
    const checkVersion = known.find((one) => one.check === check)?.version ?? 0;
    succeeded(check, await recordCheck(services, { applicationId, check, checkVersion, ...passed }, checker));
  }
  succeeded("note", await addNote(services, { applicationId, body: secrets.note }, checker));
  await services.withTransaction((tx) =>
    recordActivity(
      tx,
      {
        ...{ action: "application.correction_proposed", subjectId: applicationId, actorId: checker.id },
        data: { reason: secrets.correction },
      },
      services.clock.now(),
    ),
  );
  succeeded("message", await messageApplicant(services, { applicationId, body: secrets.toApplicant }, checker));
  const applicant = await refreshViewer(services, person);
  const reply = { applicationId, body: secrets.fromApplicant };
  succeeded("reply", await messageSecretariat(services, reply, applicant));
  const version = await versionOf(services, applicationId);
  const recommendation = { recommendation: "admit_full", reasonCodes: [], rationale: secrets.rationale } as const;
  const input = { applicationId, version, ...recommendation, reasonCodes: [] };
  succeeded("recommend", await recommendApplication(services, input, checker));
}

/** A review that is asked for, accepted and given; resolves to its assignment. */
async function reviewFile(
  services: Services,
  applicationId: string,
  { checker, reviewer, secrets }: Secretariat,
): Promise<string> {
  const dueOn = daysAfter(dayNow(services.clock), 14);
  const asked = { applicationId, reviewerIds: [reviewer.id], dueOn, reason: "There is nobody else" };
  succeeded("assign", await assignReviewers(services, asked, checker));
  const isOf = eq(applicationReviews.applicationId, applicationId);
  const [{ id: reviewId } = { id: "" }] = await services.db.select().from(applicationReviews).where(isOf);
  succeeded("accept", await acceptAssignment(services, reviewId, reviewer));
  const scores = { relevance: 4, evidence: 3, contribution: 3, capacity: 3, added_value: 2 };
  const text = { scores, comments: { relevance: secrets.scoreComment }, remark: secrets.reviewRemark };
  succeeded("review", await giveReview(services, { reviewId, version: 1, ...text }, reviewer));
  return reviewId;
}
