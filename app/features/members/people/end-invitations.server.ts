import { and, desc, eq } from "drizzle-orm";
import { findAccountByEmail } from "#app/features/accounts/accounts-queries.server.ts";
import {
  endInvitationsBy,
  type EndedInvitation,
  endOpenInvitation,
  isInvitedTo,
} from "#app/features/accounts/one-time-tokens.server.ts";
import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import { isDone } from "#app/features/activity/activity-queries.server.ts";
import { revokeOpen, tellTakenBack } from "#app/features/invitations/send-invitation.server.ts";
import { composeFor } from "#app/features/letters/compose-for.server.ts";
import type { LetterFrame } from "#app/features/letters/letter.ts";
import { postLetter } from "#app/features/letters/post-letter.server.ts";
import { SENT_TWICE_MS } from "#app/platform/clock.ts";
import type { Reader, Tx } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import { institutions } from "#db/schema/members.ts";
import { outbox } from "#db/schema/outbox.ts";
import type { Role } from "#db/vocabulary.ts";
import { nameOf } from "../institution/institution-names.ts";
import { takenBackLetter } from "./people-emails.ts";

type InstitutionRow = typeof institutions.$inferSelect;

const KIND = "people-invitation_taken_back";

const composeOf = (institution: InstitutionRow, role: Role) => (frame: LetterFrame) =>
  takenBackLetter(frame, { institution: nameOf(institution, frame.locale).name, role });

interface Ending {
  institution: InstitutionRow;
  /** Whose invitations end; left out, all of the institution's people. */
  invitedById?: string;
  /** Null where the clock ends them. */
  actorId: string | null;
}

/**
 * Ends the open invitations to act for an institution, all or those that one person sent, and tells whoever was invited
 * and could still have accepted.
 */
export async function endInvitations(tx: Tx, { institution, invitedById, actorId }: Ending, now: Date): Promise<void> {
  const subject = { subjectType: "institution", subjectId: institution.id } as const;
  for (const revoked of await revokeOpen(tx, { ...subject, invitedById }, actorId, now))
    await tellTakenBack(tx, { kind: KIND, compose: composeOf(institution, revoked.role) }, revoked, now);
  const ended = invitedById ? await endInvitationsBy(tx, invitedById, institution.id) : [];
  for (const one of ended) await tellInvitedByOffice(tx, institution, one, now);
}

/** In the language in which the secretariat's last invitation to an address was written. */
export async function invitedIn(db: Reader, email: string): Promise<Locale | undefined> {
  const [letter] = await db
    .select({ locale: outbox.locale })
    .from(outbox)
    .where(and(eq(outbox.kind, "account-invitation"), eq(outbox.recipient, email)))
    .orderBy(desc(outbox.id))
    .limit(1);
  return letter?.locale;
}

/** Tells the address of an invitation of the association or the secretariat that it was taken back while its link worked. */
export async function tellInvitedByOffice(
  tx: Tx,
  institution: InstitutionRow,
  { id, email, role, expiresAt }: EndedInvitation,
  now: Date,
): Promise<void> {
  if (expiresAt <= now || role === null) return;
  const account = await findAccountByEmail(tx, email);
  const locale = account?.locale ?? (await invitedIn(tx, email)) ?? "en";
  const letter = composeOf(institution, role)(await composeFor(tx, locale, "invited", account?.name));
  const about = { kind: KIND, subjectId: institution.id, dedupeKey: `${KIND}:${id}` } as const;
  await postLetter(tx, { ...letter, ...about, recipient: email, locale }, now);
}

/** The same of several institutions; of invitations to the association's own work nobody is told here. */
export async function tellOfEndedInvitations(tx: Tx, all: readonly EndedInvitation[], now: Date): Promise<void> {
  for (const one of all) {
    if (one.institutionId === null) continue;
    const [institution] = await tx.select().from(institutions).where(eq(institutions.id, one.institutionId));
    if (institution) await tellInvitedByOffice(tx, institution, one, now);
  }
}

interface TakingBack {
  institution: InstitutionRow;
  email: string;
  role: Role;
  actorId: string;
}

/**
 * Takes an invitation of the association or the secretariat back, and tells whoever had it. Pressed twice is done once.
 * @returns false where there is none to be taken back, and none was lately
 */
export async function takeBackOfOffice(
  tx: Tx,
  { institution, email, role, actorId }: TakingBack,
  now: Date,
): Promise<boolean> {
  const invited = { email, role, institutionId: institution.id };
  const action = "institution.invitation_withdrawn";
  const invitation = await endOpenInvitation(tx, invited);
  if (!invitation) {
    const since = new Date(now.getTime() - SENT_TWICE_MS);
    return !(await isInvitedTo(tx, invited)) && isDone(tx, { action, subjectId: institution.id, since });
  }
  await recordActivity(tx, { action, subjectId: institution.id, actorId, data: { role } }, now);
  await tellInvitedByOffice(tx, institution, invitation, now);
  return true;
}
