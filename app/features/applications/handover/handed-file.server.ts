import { findAccountByEmail, findAccountById } from "#app/features/accounts/accounts-queries.server.ts";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { addressees } from "#app/features/letters/addressees.server.ts";
import { refused } from "#app/platform/refusal.ts";
import type { Reader } from "#db/index.server.ts";
import { isClosed } from "../file/application.ts";
import { type ApplicationSubject, canAnswerMessages } from "../file/application.policy.ts";
import { type ApplicationRow, type Dossier, findApplication, readDossier } from "../file/dossier.server.ts";
import { checksIt } from "../hands/checks-it.server.ts";
import type { HandoverProposal } from "../hands/proposals.server.ts";

/** Handing an application over on behalf of somebody who left: a coordinator in scope who may write to its applicant. */
export function canHandOver(viewer: Viewer, application: ApplicationSubject): boolean {
  return canAnswerMessages(viewer, application) && !isClosed(application.status);
}

/** An open application that this person may hand over, sent or not; null for any other. */
export async function findHandedFile(db: Reader, id: string, viewer: Viewer): Promise<Dossier | null> {
  const application = await findApplication(db, id);
  const dossier = application && (await readDossier(db, application));
  return dossier && canHandOver(viewer, dossier.subject) ? dossier : null;
}

/** Whether whoever answers for an application has an open account with a confirmed address, and so can be asked. */
export async function canBeAsked(db: Reader, { ownerId }: Pick<ApplicationRow, "ownerId">): Promise<boolean> {
  return (await addressees(db, [ownerId])).length > 0;
}

/**
 * Whether a proposal can be carried out by a coordinator: a second one, or any once whoever answers for the application
 * has let the term pass or cannot be reached any more.
 */
export function mayAgree(
  viewer: Viewer,
  { proposedById, dueAt }: Pick<HandoverProposal, "proposedById" | "dueAt">,
  { isAsked, now }: { isAsked: boolean; now: Date },
): boolean {
  return proposedById !== viewer.id || !isAsked || dueAt <= now;
}

/** The person with an address or an id who could answer for an application, or why nobody with it can. */
export async function findSuccessor(db: Reader, dossier: Dossier, asked: { email: string } | { userId: string }) {
  const account =
    "email" in asked ? await findAccountByEmail(db, asked.email) : await findAccountById(db, asked.userId);
  if (!account?.isVerified || account.isSuspended) return refused("no-person");
  if (account.id === dossier.application.ownerId) return refused("already-in");
  if (await checksIt(db, account, dossier)) return refused("checks-it");
  return { ok: true as const, account };
}
