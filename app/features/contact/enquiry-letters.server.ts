import { peopleOf } from "#app/features/accounts/addressees.server.ts";
import { chooseToTell, listHeldLetters, takeHeldLetter } from "#app/features/conversations/bundle-letters.server.ts";
import { isOfConversation } from "#app/features/conversations/reading-marks.server.ts";
import { linkOf, subjectOf } from "#app/features/letters/kind-words.ts";
import { composeLetter, type LetterFrame } from "#app/features/letters/letter.ts";
import { writeTo } from "#app/features/letters/write-to.server.ts";
import { nameOf } from "#app/features/members/institution/institution-names.ts";
import { unitNameOf } from "#app/features/members/units/units.ts";
import type { Job } from "#app/platform/clockwork.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { Tx } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import { conversationMessages } from "#db/schema/conversations.ts";
import { desc } from "drizzle-orm";
import type { TFunction } from "i18next";
import { titleOf, topicOf } from "./enquiry-title.ts";
import { conversationOf, readersOf } from "./enquiry.ts";
import { personLine } from "./sender.ts";
import { type Enquiry, readEnquiry } from "./find-enquiry.server.ts";
import { sendersIn } from "./senders.server.ts";

export interface Told {
  enquiry: Enquiry;
  origin: string;
}

interface Message {
  isFromMember: boolean;
  authorId: string;
  /** As the author was called then; null of an account closed since. */
  author: string | null;
  /** What makes the letter the only one of its kind: the message. */
  key: string;
}

function namesIn(t: TFunction, { institution, ...sent }: Enquiry, locale: Locale) {
  return {
    institution: nameOf(institution, locale).name,
    sender: sent.senderInstitution ? nameOf(sent.senderInstitution, locale).name : personLine(t, sent),
  };
}

/** Whoever of the member reads it now: by the topic, and through whom the unit it is meant for is written to. */
export async function readersIn(tx: Tx, { enquiry, institution, unit }: Enquiry): Promise<string[]> {
  const people = await peopleOf(tx, institution.id, readersOf(enquiry.topic));
  const contacts = unit?.contactId ? await peopleOf(tx, institution.id) : [];
  const all = [...people, ...contacts.filter(({ id }) => id === unit?.contactId)];
  return [...new Set(all.map(({ id }) => id))];
}

/** Tells the other side that there is a message, and from whom; not what. */
export async function tellOfMessage(tx: Tx, told: Told, message: Message, now: Date): Promise<void> {
  const { enquiry } = told.enquiry;
  const readers = message.isFromMember ? await sendersIn(tx, told.enquiry) : await readersIn(tx, told.enquiry);
  const others = readers.filter((id) => id !== message.authorId);
  await write(tx, told, { ...message, userIds: await chooseToTell(tx, conversationOf(enquiry.id), others, now) }, now);
}

async function write(tx: Tx, { enquiry, origin }: Told, message: Message & { userIds: string[] }, now: Date) {
  const { isFromMember, authorId, author, key, userIds } = message;
  const { senderId, senderInstitutionId } = enquiry.enquiry;
  const occasion = { key, subjectId: enquiry.institution.id, actorId: authorId };
  if (!isFromMember) {
    const compose = (frame: LetterFrame) => receivedLetter(frame, { enquiry, origin }, author);
    await writeTo(tx, { userIds, reader: "member" }, { ...occasion, kind: "contact-received" }, compose, now);
    return;
  }
  const reader = senderInstitutionId === null ? "account" : "member";
  const sides = { yours: userIds.filter((id) => id === senderId), theirs: userIds.filter((id) => id !== senderId) };
  for (const whose of ["yours", "theirs"] as const) {
    const compose = (frame: LetterFrame) => answeredLetter(frame, { enquiry, origin }, whose);
    const readers = { userIds: sides[whose], reader } as const;
    await writeTo(tx, readers, { ...occasion, kind: "contact-answered" }, compose, now);
  }
}

function wordsOf(t: TFunction, enquiry: Enquiry, locale: Locale) {
  const names = { ...namesIn(t, enquiry, locale), person: personLine(t, enquiry) };
  return { ...names, about: titleOf(t, enquiry.enquiry), topic: topicOf(t, enquiry.enquiry) };
}

const linkTo = (t: TFunction, kind: "contact-answered" | "contact-received", { enquiry, origin }: Told) => ({
  label: linkOf(t, kind),
  url: `${origin}/messages/${enquiry.enquiry.id}`,
});

function receivedLetter(frame: LetterFrame, told: Told, author: string | null) {
  const { t, locale } = frame;
  const { senderInstitutionId, isFromSecretariat } = told.enquiry.enquiry;
  const names = wordsOf(t, told.enquiry, locale);
  const words = { ...names, person: senderInstitutionId === null ? names.person : (author ?? names.person) };
  const whence = senderInstitutionId !== null ? "member" : isFromSecretariat ? "secretariat" : "unverified";
  return composeLetter(frame, {
    subject: subjectOf(t, "contact-received", words),
    paragraphs: [
      t(`contact-mail:received.${whence}`, words),
      t("contact-mail:received.about", words),
      ...(told.enquiry.unit
        ? [t("contact-mail:received.unit", { unit: unitNameOf(told.enquiry.unit, locale).name })]
        : []),
      t("contact-mail:in_portal"),
    ],
    action: linkTo(t, "contact-received", told),
  });
}

function answeredLetter(frame: LetterFrame, told: Told, whose: "yours" | "theirs") {
  const { t, locale } = frame;
  const words = wordsOf(t, told.enquiry, locale);
  return composeLetter(frame, {
    subject: subjectOf(t, "contact-answered", words),
    paragraphs: [t(`contact-mail:answered.${whose}`, words), t("contact-mail:in_portal")],
    action: linkTo(t, "contact-answered", told),
  });
}

/** The sender's copy of what was written first. */
export async function sendCopy(tx: Tx, { enquiry, origin }: Told, body: string, now: Date): Promise<void> {
  const { id, senderId } = enquiry.enquiry;
  const occasion = { kind: "contact-copy", key: id, subjectId: enquiry.institution.id } as const;
  const compose = (frame: LetterFrame) => {
    const { t } = frame;
    const words = { ...namesIn(t, enquiry, frame.locale), about: titleOf(t, enquiry.enquiry) };
    return composeLetter(frame, {
      subject: subjectOf(t, "contact-copy", words),
      paragraphs: [t("contact-mail:copy.text", words), body, t("contact-mail:copy.next")],
      action: { label: linkOf(t, "contact-copy"), url: `${origin}/messages/${id}` },
    });
  };
  await writeTo(tx, { userIds: [senderId], reader: "account" }, occasion, compose, now);
}

type Context = Pick<Services, "db" | "withTransaction" | "clock" | "config">;

/** Writes the letters that were held back because another had gone out within the hour. Resolves to their number. */
async function tellOfHeld({ db, withTransaction, clock, config }: Context): Promise<number> {
  const now = clock.now();
  let written = 0;
  for (const { subjectId, userId } of await listHeldLetters(db, "enquiry", now))
    await withTransaction(async (tx) => {
      if (!(await takeHeldLetter(tx, { ...conversationOf(subjectId), userId }, now))) return;
      const enquiry = await readEnquiry(tx, subjectId);
      const last = await lastOf(tx, subjectId);
      if (!enquiry || !last || last.authorId === userId) return;
      const readers = last.isFromMember ? await sendersIn(tx, enquiry) : await readersIn(tx, enquiry);
      if (!readers.includes(userId)) return;
      await write(tx, { enquiry, origin: config.origin }, { ...last, userIds: [userId] }, now);
      written += 1;
    });
  return written;
}

async function lastOf(tx: Tx, enquiryId: string): Promise<Message | null> {
  const { id, authorId, authorName: author, isFromSecretariat, createdAt } = conversationMessages;
  const [last] = await tx
    .select({ key: id, authorId, author, isFromMember: isFromSecretariat })
    .from(conversationMessages)
    .where(isOfConversation(conversationMessages, conversationOf(enquiryId)))
    .orderBy(desc(createdAt), desc(id))
    .limit(1);
  return last ?? null;
}

export const tellOfHeldEnquiriesJob: Job<Context> = {
  name: "tell-of-enquiries",
  cron: "0 5-59/10 * * * *",
  work: tellOfHeld,
};
