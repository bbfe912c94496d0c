import type { Viewer } from "#app/features/accounts/viewer.ts";
import { dayOf, newestDay } from "#app/platform/days.ts";
import type { TextsInForce } from "#app/platform/association-texts.ts";
import type { Services } from "#app/platform/services.server.ts";
import { sha256 } from "#app/platform/tokens.server.ts";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import type { Tx } from "#db/index.server.ts";
import type { DocumentKind } from "#db/vocabulary.ts";
import { canonicalText } from "#app/features/forms/same-answer.ts";
import type { FormContext } from "../form/form.ts";
import { mayWriteIn } from "./application.policy.ts";
import { findOwnApplication, type FullApplication } from "./application-queries.server.ts";
import { isStanding } from "./recommendation.ts";
import type { AskedRecommendation } from "./recommendation-queries.server.ts";

export type OwnRefusal = Refusal<"not-found" | "impossible">;
export type Done = { ok: true };

export interface ApplicantContext extends Pick<Services, "withTransaction" | "clock"> {
  requestId?: string;
}

/** Who of those with a hand in a file may do something with it. */
type Right = (actor: Viewer, application: { id: string }) => boolean;

/**
 * The frame of every command of an applicant: one transaction that reads the application again, for whoever writes in it
 * or, with another right, only for whoever has that.
 */
export function changeOwn<T>(
  { withTransaction, clock }: ApplicantContext,
  applicationId: string,
  actor: Viewer,
  work: (tx: Tx, file: FullApplication, now: Date) => Promise<T>,
  right: Right = mayWriteIn,
): Promise<T | OwnRefusal> {
  return withTransaction(async (tx) => {
    if (!right(actor, { id: applicationId })) return refused("not-found");
    const file = await findOwnApplication(tx, applicationId, actor);
    return file ? work(tx, file, clock.now()) : refused("not-found");
  });
}

interface Held {
  documents: readonly { kind: DocumentKind }[];
  recommendations?: readonly AskedRecommendation[];
  texts?: TextsInForce;
}

/** What the rules of the form look at, for an application as it stands. */
export function formContext(
  {
    application,
    answers,
    documents,
    recommendations = [],
    texts,
  }: Pick<FullApplication, "application" | "answers"> & Held,
  now: Date,
): FormContext {
  const days = { today: dayOf(now), newestDay: newestDay(now) };
  const kinds = documents.map(({ kind }) => kind);
  const isRecommended = recommendations.some((one) => isStanding(one, now));
  const isDraft = application.status === "draft";
  const held = { ...days, documents: kinds, isRecommended };
  return { precheck: application.precheck, answers, ...held, ...(isDraft && { texts }) };
}

/** The documents of a file as its fixed copies name them. */
function attachedTo({ documents }: FullApplication): Record<string, unknown> {
  const entries = documents.map(({ id, kind, name, sha256: digest, issuedOn, expiresOn, summary }) => [
    id,
    { kind, name, sha256: digest, issuedOn, expiresOn, summary },
  ]);
  return Object.fromEntries(entries) as Record<string, unknown>;
}

/** Everything the head confirms, and its digest: one changed letter or file makes another digest. */
export function fixedCopy(file: FullApplication): { content: Record<string, Record<string, unknown>>; digest: string } {
  const content = { ...file.answers, documents: attachedTo(file) } as Record<string, Record<string, unknown>>;
  return { content, digest: sha256(canonicalText(content)) };
}
