import type { Viewer } from "#app/features/accounts/viewer.ts";
import { peopleOf } from "#app/features/accounts/addressees.server.ts";
import { SENT_TWICE_MS } from "#app/platform/clock.ts";
import { settle, writeMessage } from "#app/features/conversations/write-message.server.ts";
import { isOfConversation, markRead } from "#app/features/conversations/reading-marks.server.ts";
import { institutionAt } from "#app/features/members/institution/former-addresses.server.ts";
import { holdersOf } from "#app/features/members/institution/membership-queries.server.ts";
import { profileReach } from "#app/features/members/institution/member.policy.ts";
import { holderOf } from "#app/features/members/institution/rights.ts";
import { readUnits } from "#app/features/members/units/unit-texts.server.ts";
import { unitsFor } from "#app/features/members/units/units.ts";
import { dayOf } from "#app/platform/days.ts";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { Reader, Tx } from "#db/index.server.ts";
import { newOrderedId } from "#db/kit.ts";
import { conversationMessages } from "#db/schema/conversations.ts";
import { enquiries, enquirySignatures } from "#db/schema/enquiries.ts";
import { institutions } from "#db/schema/members.ts";
import { memberships } from "#db/schema/memberships.ts";
import type { Locale } from "#db/locales.ts";
import type { EnquiryTopic } from "#db/vocabulary.ts";
import { and, eq, gt, isNull, ne } from "drizzle-orm";
import { canWriteTo } from "./contact.policy.ts";
import { conversationOf, readersOf } from "./enquiry.ts";
import { isBarred } from "./bar.server.ts";
import { findEnquiry, isReported, readEnquiry } from "./find-enquiry.server.ts";
import { senderAsWritten } from "./sender.ts";
import { sendCopy, tellOfMessage } from "./enquiry-letters.server.ts";
import { chosenSender } from "./write-as.server.ts";

type Context = Pick<Services, "withTransaction" | "clock" | "config">;

interface Shown {
  showsName: boolean;
  showsEmail: boolean;
}

interface NewEnquiry {
  slug: string;
  /** For which of the writer's members; left out where there is one, or none. */
  from?: string;
  topic: EnquiryTopic;
  /** The unit it is meant for; left out, the member as a whole. */
  unit?: string | null;
  subject: string;
  body: string;
  showsEmail: boolean;
}

/** A member as it may be written to on a day; null where there is none, or none in force. */
export async function findAddressed(db: Reader, slug: string, viewer: Viewer, today: string) {
  const [row] = await db
    .select({ institution: institutions, membership: memberships })
    .from(institutions)
    .innerJoin(memberships, eq(memberships.institutionId, institutions.id))
    .where(eq(institutions.id, (await institutionAt(db, slug))?.id ?? ""));
  if (!row) return null;
  const member = { institutionId: row.institution.id, ...holderOf(row.membership, today) };
  return canWriteTo(viewer, member) ? row : null;
}

/** The languages of those who will read it. */
export async function readerLanguages(db: Reader, institutionId: string): Promise<Locale[]> {
  return (await peopleOf(db, institutionId, readersOf("other"))).map(({ locale }) => locale);
}

/** The units of a member that somebody may write to: those this person reads of. */
export async function unitsToWriteTo(db: Reader, institutionId: string, viewer: Viewer, today: string) {
  const reach = profileReach(viewer, institutionId, await holdersOf(db, viewer, today));
  return unitsFor(await readUnits(db, institutionId), reach);
}

/** Whether somebody of a member can be reached at all. */
export async function canBeAnswered(db: Reader, institutionId: string): Promise<boolean> {
  return (await peopleOf(db, institutionId, readersOf("other"))).length > 0;
}

/** Writes to a member: its people are told by letter, the sender gets a copy. The same sent twice is written once. */
export function writeToMember(
  { withTransaction, clock, config }: Context,
  { slug, from, topic, unit: unitId = null, subject, body, showsEmail }: NewEnquiry,
  actor: Viewer,
): Promise<
  | { ok: true; id: string; isNew: boolean }
  | Refusal<"not-found" | "impossible" | "too-many", "barred" | "closed" | "no-sender" | "no-unit">
> {
  return withTransaction(async (tx) => {
    const now = clock.now();
    const today = dayOf(now);
    const addressed = await findAddressed(tx, slug, actor, today);
    if (!addressed) return refused("not-found");
    const institutionId = addressed.institution.id;
    if (await isBarred(tx, actor.id)) return refused("barred");
    if (await isReported(tx, actor.id, institutionId)) return refused("closed");
    if (!(await canBeAnswered(tx, institutionId))) return refused("impossible");
    const units = unitId === null ? [] : await unitsToWriteTo(tx, institutionId, actor, today);
    if (unitId !== null && !units.some(({ unit }) => unit.id === unitId)) return refused("no-unit");
    const chosen = await chosenSender(tx, actor, from, today);
    if (!chosen.ok) return chosen;
    const senderInstitutionId = chosen.institutionId;
    const again = await findJustSent(
      tx,
      { institutionId, senderId: actor.id, senderInstitutionId, subject, body },
      now,
    );
    if (again) return { ok: true, id: again, isNew: false };
    const id = newOrderedId();
    const sender = { senderId: actor.id, senderInstitutionId, ...senderAsWritten(actor) };
    const values = { id, institutionId, ...sender, topic, unitId, subject, createdAt: now };
    await tx.insert(enquiries).values(values);
    const message = { body, showsName: true, showsEmail };
    const written = await put(tx, id, { ...message, authorId: actor.id, isFromMember: false }, now);
    if (written === null) return refused("too-many");
    const enquiry = await readEnquiry(tx, id);
    if (!enquiry) throw new Error("The enquiry was not written");
    const told = { enquiry, origin: config.origin };
    await tellOfMessage(tx, told, { isFromMember: false, authorId: actor.id, author: actor.name, key: written }, now);
    await sendCopy(tx, told, body, now);
    return { ok: true, id, isNew: true };
  });
}

/** The message that was just sent with these words, so that sending it again is sending it once; null where there is none. */
export async function findSentBefore(
  { db, clock }: Pick<Services, "db" | "clock">,
  institutionId: string,
  { from, subject, body }: Pick<NewEnquiry, "from" | "subject" | "body">,
  actor: Viewer,
): Promise<string | null> {
  const now = clock.now();
  const chosen = await chosenSender(db, actor, from, dayOf(now));
  if (!chosen.ok) return null;
  const sent = { institutionId, senderId: actor.id, senderInstitutionId: chosen.institutionId, subject, body };
  return findJustSent(db, sent, now);
}

interface Sending {
  institutionId: string;
  senderId: string;
  senderInstitutionId: string | null;
  subject: string;
  body: string;
}

async function findJustSent(
  db: Reader,
  { institutionId, senderId, senderInstitutionId: forId, subject, body }: Sending,
  now: Date,
): Promise<string | null> {
  const [row] = await db
    .select({ id: enquiries.id })
    .from(enquiries)
    .innerJoin(conversationMessages, eq(conversationMessages.subjectId, enquiries.id))
    .where(
      and(
        ...[eq(enquiries.institutionId, institutionId), eq(enquiries.senderId, senderId)],
        forId === null ? isNull(enquiries.senderInstitutionId) : eq(enquiries.senderInstitutionId, forId),
        ...[eq(enquiries.subject, subject), eq(conversationMessages.body, body)],
        gt(enquiries.createdAt, new Date(now.getTime() - SENT_TWICE_MS)),
      ),
    );
  return row?.id ?? null;
}

interface Put extends Shown {
  body: string;
  authorId: string;
  isFromMember: boolean;
}

async function put(tx: Tx, id: string, { isFromMember, showsName, showsEmail, ...message }: Put, now: Date) {
  const written = await writeMessage(tx, conversationOf(id), { ...message, isFromSecretariat: isFromMember }, now);
  if (!written.ok) return null;
  if (written.id !== null) await tx.insert(enquirySignatures).values({ messageId: written.id, showsName, showsEmail });
  return written.id ?? "";
}

interface Answer extends Shown {
  id: string;
  body: string;
  /** The id of the last message the writer has seen; left out, it does not count what was written since. */
  seen?: string;
}

/** Writes on in an enquiry, on either side; not where a colleague has answered since the writer looked at it. */
export function writeOn(
  { withTransaction, clock, config }: Context,
  { id, body, seen, ...shown }: Answer,
  actor: Viewer,
): Promise<{ ok: true } | Refusal<"not-found" | "too-many", "answered-meanwhile" | "barred" | "closed">> {
  return withTransaction(async (tx) => {
    const found = await findEnquiry(tx, id, actor);
    if (!found || found.side === "judge") return refused("not-found");
    const { enquiry, side } = found;
    if (enquiry.reportedAt !== null && enquiry.finding !== "none") return refused("closed");
    if (side === "sender" && (await isBarred(tx, actor.id))) return refused("barred");
    const now = clock.now();
    const isFromMember = side === "member";
    const since = { id, seen, isFromMember, authorId: actor.id };
    if (await hasWrittenSince(tx, since)) return refused("answered-meanwhile");
    const written = await put(tx, id, { body, ...shown, authorId: actor.id, isFromMember }, now);
    if (written === null) return refused("too-many");
    if (written === "") return { ok: true };
    const told = { enquiry: found, origin: config.origin };
    await tellOfMessage(tx, told, { isFromMember, authorId: actor.id, author: actor.name, key: written }, now);
    return { ok: true };
  });
}

interface Since extends Pick<Answer, "id" | "seen"> {
  /** Of which side messages are looked for. */
  isFromMember: boolean;
  authorId: string;
}

/** Whether somebody else of a side has written after a message. */
async function hasWrittenSince(tx: Tx, { id, seen, isFromMember, authorId }: Since): Promise<boolean> {
  if (seen === undefined) return false;
  const { id: messageId, authorId: author, isFromSecretariat } = conversationMessages;
  const isOther = and(eq(isFromSecretariat, isFromMember), ne(author, authorId));
  const isSince = and(isOfConversation(conversationMessages, conversationOf(id)), gt(messageId, seen));
  return (await tx.$count(conversationMessages, and(isSince, isOther))) > 0;
}

/** Nothing in it waits for the member any more; not where something has come that was not on the page (`seen`). */
export function needNoAnswer(
  { withTransaction }: Pick<Context, "withTransaction">,
  { id, seen }: Pick<Answer, "id" | "seen">,
  actor: Viewer,
): Promise<{ ok: true } | Refusal<"not-found", "come-meanwhile">> {
  return withTransaction(async (tx) => {
    const found = await findEnquiry(tx, id, actor);
    if (found?.side !== "member") return refused("not-found");
    const since = { id, seen, isFromMember: false, authorId: actor.id };
    if (await hasWrittenSince(tx, since)) return refused("come-meanwhile");
    await settle(tx, conversationOf(id));
    return { ok: true };
  });
}

/** Whoever opens an enquiry has read it. */
export function openEnquiry(
  { withTransaction, clock }: Pick<Context, "withTransaction" | "clock">,
  id: string,
  viewer: Viewer,
) {
  return withTransaction((tx) => markRead(tx, conversationOf(id), viewer.id, clock.now()));
}
