import { and, desc, eq } from "drizzle-orm";
import { peopleOf } from "#app/features/accounts/addressees.server.ts";
import { chooseToTell, listHeldLetters, takeHeldLetter } from "#app/features/conversations/bundle-letters.server.ts";
import { isOfConversation } from "#app/features/conversations/reading-marks.server.ts";
import { linkOf, subjectOf } from "#app/features/letters/kind-words.ts";
import { composeLetter, type LetterFrame } from "#app/features/letters/letter.ts";
import { writeTo } from "#app/features/letters/write-to.server.ts";
import { nameOf } from "#app/features/members/institution/institution-names.ts";
import type { Job } from "#app/platform/clockwork.server.ts";
import { dayOf } from "#app/platform/days.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { Reader, Tx } from "#db/index.server.ts";
import { conversationMessages } from "#db/schema/conversations.ts";
import { peopleOfInstitution } from "../project/project-letters.server.ts";
import { titleIn } from "../project/project-title.ts";
import { PROJECT_ROLES } from "../project/project.policy.ts";
import { type FoundConversation, readConversation } from "./find-conversation.server.ts";
import { conversationOf, pathOf } from "./place-conversation.ts";

interface Told {
  found: FoundConversation;
  origin: string;
}

interface Message {
  /** What makes the letter the only one of its kind: the id of the message. */
  key: string;
  authorId: string;
  isFromLead: boolean;
}

/** Who is told of a message: those who are written to for the institution, and its people who have written in it. */
async function readersOf(db: Reader, found: FoundConversation, ofLead: boolean): Promise<string[]> {
  const institutionId = ofLead ? found.project.leadInstitutionId : found.institutionId;
  const concerned = ofLead ? found.project.leadUserId : found.concernedId;
  const people = await peopleOfInstitution(db, institutionId, concerned);
  const workers = (await peopleOf(db, institutionId, PROJECT_ROLES)).map(({ id }) => id);
  const { authorId, isFromSecretariat } = conversationMessages;
  const isTheirs = and(isOfConversation(conversationMessages, conversationOf(found)), eq(isFromSecretariat, ofLead));
  const writers = await db.selectDistinct({ authorId }).from(conversationMessages).where(isTheirs);
  const wrote = writers.map((one) => one.authorId).filter((id) => workers.includes(id));
  return [...new Set([...people, ...wrote])];
}

/** Tells the other institution that there is a message, and from whom; not what. */
export async function tellOfMessage(tx: Tx, told: Told, message: Message, now: Date): Promise<void> {
  const readers = await readersOf(tx, told.found, !message.isFromLead);
  const others = readers.filter((id) => id !== message.authorId);
  const userIds = await chooseToTell(tx, conversationOf(told.found), others, now);
  await write(tx, told, { ...message, userIds }, now);
}

async function write(
  tx: Tx,
  told: Told,
  { key, authorId, isFromLead, userIds }: Message & { userIds: string[] },
  now: Date,
) {
  const occasion = { kind: "project-message", key, subjectId: told.found.project.id, actorId: authorId } as const;
  await writeTo(tx, { userIds, reader: "member" }, occasion, (frame) => messageLetter(frame, told, isFromLead), now);
}

function messageLetter(frame: LetterFrame, { found, origin }: Told, isFromLead: boolean) {
  const { t, locale } = frame;
  const values = {
    project: titleIn(locale, found.project).text,
    sender: nameOf(isFromLead ? found.lead : found.institution, locale).name,
    institution: nameOf(isFromLead ? found.institution : found.lead, locale).name,
    role: found.role,
  };
  return composeLetter(frame, {
    subject: subjectOf(t, "project-message", values),
    paragraphs: [t(`projects-mail:message.${found.kind}_${isFromLead ? "to_partner" : "to_lead"}`, values)],
    action: { label: linkOf(t, "project-message"), url: origin + pathOf(found.id) },
  });
}

type Context = Pick<Services, "db" | "withTransaction" | "clock" | "config">;

/** Writes the letters that were held back because another had gone out within the hour. Resolves to their number. */
async function tellOfHeldMessages({ db, withTransaction, clock, config }: Context): Promise<number> {
  const now = clock.now();
  let written = 0;
  for (const subjectType of ["interest", "place"] as const)
    for (const { subjectId, userId } of await listHeldLetters(db, subjectType, now))
      await withTransaction(async (tx) => {
        if (!(await takeHeldLetter(tx, { subjectType, subjectId, userId }, now))) return;
        const found = await readConversation(tx, subjectId, dayOf(now));
        const last = found && (await lastOf(tx, found));
        if (!found || !last || last.authorId === userId) return;
        if (!(await readersOf(tx, found, !last.isFromLead)).includes(userId)) return;
        await write(tx, { found, origin: config.origin }, { ...last, userIds: [userId] }, now);
        written += 1;
      });
  return written;
}

async function lastOf(tx: Tx, found: FoundConversation): Promise<Message | null> {
  const { id, authorId, isFromSecretariat, createdAt } = conversationMessages;
  const [last] = await tx
    .select({ key: id, authorId, isFromLead: isFromSecretariat })
    .from(conversationMessages)
    .where(isOfConversation(conversationMessages, conversationOf(found)))
    .orderBy(desc(createdAt), desc(id))
    .limit(1);
  return last ?? null;
}

export const tellOfHeldPartnersJob: Job<Context> = {
  name: "tell-of-partner-messages",
  cron: "0 7-59/10 * * * *",
  work: tellOfHeldMessages,
};
