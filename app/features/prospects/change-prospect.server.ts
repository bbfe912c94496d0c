import { and, eq, isNull, type SQL } from "drizzle-orm";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import { isDone } from "#app/features/activity/activity-queries.server.ts";
import { composeFor } from "#app/features/letters/compose-for.server.ts";
import { postLetter } from "#app/features/letters/post-letter.server.ts";
import { nameOf } from "#app/features/members/institution/institution-names.ts";
import { CANCELLED } from "#app/platform/delivery.server.ts";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { Reader, Tx } from "#db/index.server.ts";
import { prospects, recordContacts } from "#db/schema/imports.ts";
import { outbox } from "#db/schema/outbox.ts";
import { prospectInvitations } from "#db/schema/prospects.ts";
import { findProspect, type Prospect, type ProspectRow } from "./list-prospects.server.ts";
import { canInvite } from "./prospect.policy.ts";
import { markOfAddress, silencedAmong } from "./prospect-marks.server.ts";
import { canBeRemoved, canTakeBack, keyOfLetter } from "./prospect.ts";
import { takenBackLetter } from "./prospect-letter.ts";

type Context = Pick<Services, "withTransaction" | "clock">;
type Changed = { ok: true } | Refusal<"not-found" | "stale" | "impossible", "claimed">;

interface OnProspect {
  id: string;
  version: number;
}

/** Changes a record that nobody has changed since it was read; false when somebody has. */
export async function takeProspect(
  tx: Tx,
  { id, version }: OnProspect,
  set: Partial<Omit<ProspectRow, "id" | "version">>,
  now: Date,
): Promise<boolean> {
  const taken = await tx
    .update(prospects)
    .set({ ...set, version: version + 1, updatedAt: now })
    .where(and(eq(prospects.id, id), eq(prospects.version, version)))
    .returning({ id: prospects.id });
  return taken.length === 1;
}

/** Takes invitations that have not gone out yet out of the queue. */
export function holdInvitations(tx: Tx, which: SQL) {
  const isQueued = and(eq(outbox.kind, "prospect-invited"), eq(outbox.status, "queued"), which);
  return tx.update(outbox).set({ status: "dead", lastError: CANCELLED }).where(isQueued);
}

/** Ends the link of a letter that nobody has answered. */
export async function endLinks(tx: Tx, prospectId: string, now: Date) {
  await holdInvitations(tx, eq(outbox.subjectId, prospectId));
  const isOpen = and(eq(prospectInvitations.prospectId, prospectId), isNull(prospectInvitations.endedAt));
  await tx.update(prospectInvitations).set({ endedAt: now }).where(isOpen);
}

function changeProspect<Outcome extends { ok: boolean }>(
  { withTransaction, clock }: Context,
  id: string,
  actor: Viewer,
  act: (tx: Tx, prospect: Prospect, now: Date) => Promise<Outcome>,
): Promise<Outcome | Refusal<"not-found">> {
  return withTransaction<Outcome | Refusal<"not-found">>(async (tx) => {
    const prospect = await findProspect(tx, id);
    if (!prospect || !canInvite(actor, prospect.row)) return refused("not-found");
    return act(tx, prospect, clock.now());
  });
}

/** Tells whoever has the letter that is taken back: nobody it has not gone out to, and nobody who wants no letters. */
async function tellTakenBack(tx: Tx, { names, contact, isSilenced, sent: [last] }: Prospect, now: Date): Promise<void> {
  if (!last || last.endedAt !== null || last.expiresAt <= now) return;
  const address = markOfAddress(last.email);
  if (isSilenced || (await silencedAmong(tx, [address])).has(address)) return;
  const isGone = and(eq(outbox.dedupeKey, keyOfLetter(last.id)), eq(outbox.status, "sent"));
  if ((await tx.$count(outbox, isGone)) === 0) return;
  const { id, prospectId: subjectId, email: recipient, locale } = last;
  const greeted = contact?.email === recipient ? contact.name : null;
  const frame = await composeFor(tx, locale, "prospect", greeted ?? undefined);
  const letter = takenBackLetter(frame, { institution: nameOf(names, locale).name });
  const kind = "prospect-taken_back" as const;
  await postLetter(tx, { ...letter, kind, subjectId, recipient, locale, dedupeKey: `${kind}:${id}` }, now);
}

/** Takes a letter back, or a claim of which no application came: its link ends, and the university can be invited again. */
export function takeLetterBack(context: Context, { id, version }: OnProspect, actor: Viewer): Promise<Changed> {
  return changeProspect<Changed>(context, id, actor, async (tx, prospect, now) => {
    const { row } = prospect;
    // Pressed twice is done once.
    if (row.state === "new" && row.version === version + 1) return { ok: true };
    if (!canTakeBack(row.state)) return refused("impossible");
    if (!(await takeProspect(tx, { id, version }, { state: "new", claimedById: null }, now))) return refused("stale");
    await tellTakenBack(tx, prospect, now);
    await endLinks(tx, id, now);
    await recordActivity(tx, { action: "prospect.taken_back", subjectId: id, actorId: actor.id }, now);
    return { ok: true };
  });
}

interface NewContact extends OnProspect {
  contactName?: string | undefined;
  contactEmail: string;
}

const isContact = (contact: Prospect["contact"], said: Omit<NewContact, "id" | "version">): boolean =>
  contact?.email === said.contactEmail.toLowerCase() && contact.name === (said.contactName ?? null);

/** Says anew who can be written to. The letter to another address speaks for the university no longer. */
export function changeContact(
  context: Context,
  { id, version, contactName, contactEmail }: NewContact,
  actor: Viewer,
): Promise<Changed> {
  return changeProspect<Changed>(context, id, actor, async (tx, { row, contact }, now) => {
    // Pressed twice is done once.
    if (row.version > version && isContact(contact, { contactName, contactEmail })) return { ok: true };
    const isOther = contact?.email !== contactEmail.toLowerCase();
    const isAsked = row.state === "invited" || row.state === "not_theirs";
    const set = isOther && isAsked ? { state: "new" as const } : {};
    if (!(await takeProspect(tx, { id, version }, set, now))) return refused("stale");
    if (isOther && row.state === "invited") await endLinks(tx, id, now);
    const said = { name: contactName ?? null, email: contactEmail };
    const subject = { subjectType: "prospect" as const, subjectId: id };
    await tx
      .insert(recordContacts)
      .values({ ...subject, ...said, createdAt: now })
      .onConflictDoUpdate({ target: [recordContacts.subjectType, recordContacts.subjectId], set: said });
    await recordActivity(tx, { action: "prospect.contact_changed", subjectId: id, actorId: actor.id }, now);
    return { ok: true };
  });
}

/** Whether a university was removed: pressed twice is done once. */
export const isRemoved = (db: Reader, id: string): Promise<boolean> =>
  isDone(db, { action: "prospect.removed", subjectId: id });

/** Forgets a university with its contact and letters; how often it was written to, and who asked for no more, stays known. */
export function removeProspect(context: Context, { id, version }: OnProspect, actor: Viewer): Promise<Changed> {
  return changeProspect<Changed>(context, id, actor, async (tx, { row }, now) => {
    if (!canBeRemoved(row.state)) return refused("impossible");
    if (row.version !== version) return refused("stale");
    await tx.delete(prospects).where(eq(prospects.id, id));
    const isOf = and(eq(recordContacts.subjectType, "prospect"), eq(recordContacts.subjectId, id));
    await tx.delete(recordContacts).where(isOf);
    await tx.delete(outbox).where(and(eq(outbox.subjectType, "prospect"), eq(outbox.subjectId, id)));
    await recordActivity(tx, { action: "prospect.removed", subjectId: id, actorId: actor.id }, now);
    return { ok: true };
  });
}
