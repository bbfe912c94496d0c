import { desc, eq } from "drizzle-orm";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { chooseToTell, listHeldLetters, takeHeldLetter } from "#app/features/conversations/bundle-letters.server.ts";
import { isOfConversation } from "#app/features/conversations/reading-marks.server.ts";
import type { LetterFrame } from "#app/features/letters/letter.ts";
import { writeTo } from "#app/features/letters/write-to.server.ts";
import type { Job } from "#app/platform/clockwork.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { Tx } from "#db/index.server.ts";
import { users } from "#db/schema/accounts.ts";
import { applications } from "#db/schema/applications.ts";
import { conversationMessages } from "#db/schema/conversations.ts";
import { listedInstitution } from "../file/application-names.server.ts";
import type { ApplicationRow } from "../file/dossier.server.ts";
import { placeOf, whoAnswers } from "../file/who-acts.server.ts";
import { applicantsOf } from "../letters/write-to-applicants.server.ts";
import { answeringPlace, conversationOf } from "./conversation-of.ts";
import { applicantWroteLetter, colleagueWroteLetter, drafterWroteLetter, messageLetter } from "./message-letters.ts";

interface Told {
  application: ApplicationRow;
  /** What makes the letter the only one of its kind: the id of the message. */
  key: string;
  origin: string;
}

type Writer = Pick<Viewer, "id" | "name">;

/** Tells all who hold an application that the secretariat has written; not what. */
export async function tellApplicants(tx: Tx, { application, ...told }: Told, now: Date): Promise<void> {
  const readers = await applicantsOf(tx, application);
  const userIds = await chooseToTell(tx, conversationOf(application.id), [...new Set(readers)], now);
  await writeToApplicants(tx, { application, ...told, userIds }, now);
}

async function writeToApplicants(tx: Tx, told: Told & { userIds: readonly string[] }, now: Date) {
  const { application, key, origin, userIds } = told;
  const url = `${origin}/applications/${application.id}/messages`;
  const compose = async (frame: LetterFrame) =>
    messageLetter(frame, {
      institution: await listedInstitution(tx, application, frame.locale),
      caseNumber: application.caseNumber,
      url,
    });
  const occasion = { kind: "application-message", key, subjectId: application.id } as const;
  await writeTo(tx, { userIds, reader: "applicant" }, occasion, compose, now);
}

/** Tells those who answer an applicant that there is a message, and who wrote it. */
export async function tellSecretariat(
  tx: Tx,
  { application, writer, ...told }: Told & { writer: Writer },
  now: Date,
): Promise<void> {
  const people = (await whoAnswers(tx, application)).filter(({ id }) => id !== writer.id);
  const ids = people.map(({ id }) => id);
  const chosen = await chooseToTell(tx, conversationOf(application.id), ids, now);
  for (const person of people)
    if (chosen.includes(person.id)) await writeToAnswering(tx, { application, person, writer, ...told }, now);
}

async function writeToAnswering(tx: Tx, told: Told & { person: Viewer; writer: Writer }, now: Date) {
  const { application, key, origin, person, writer } = told;
  const { id, caseNumber } = application;
  const mayOpen = placeOf(person, application).startsWith("/review/");
  const url = origin + (mayOpen ? answeringPlace(application) : placeOf(person, application));
  const compose = async (frame: LetterFrame) => {
    const data = { institution: await listedInstitution(tx, application, frame.locale), person: writer.name, url };
    return caseNumber === null ? drafterWroteLetter(frame, data) : applicantWroteLetter(frame, { ...data, caseNumber });
  };
  const kind = caseNumber === null ? "application-drafter-wrote" : "application-applicant-wrote";
  const occasion = { kind, key, subjectId: id, actorId: writer.id } as const;
  await writeTo(tx, { userIds: [person.id], reader: "secretariat" }, occasion, compose, now);
}

/** Tells whose case it is that a colleague has written to the applicant. */
export async function tellOwner(tx: Tx, told: Told & { writer: Writer }, now: Date): Promise<void> {
  const { application, writer } = told;
  const ownerId = application.coordinatorId;
  if (!ownerId || ownerId === writer.id) return;
  const chosen = await chooseToTell(tx, conversationOf(application.id), [ownerId], now);
  if (chosen.length > 0) await writeToOwner(tx, { ...told, ownerId }, now);
}

async function writeToOwner(tx: Tx, told: Told & { ownerId: string; writer: Writer }, now: Date) {
  const { application, key, origin, ownerId, writer } = told;
  const compose = async (frame: LetterFrame) =>
    colleagueWroteLetter(frame, {
      institution: await listedInstitution(tx, application, frame.locale),
      caseNumber: application.caseNumber ?? "",
      person: writer.name,
      url: origin + answeringPlace(application),
    });
  const kind = "application-colleague-wrote";
  const occasion = { kind, key, subjectId: application.id, actorId: writer.id } as const;
  await writeTo(tx, { userIds: [ownerId], reader: "secretariat" }, occasion, compose, now);
}

type Context = Pick<Services, "db" | "withTransaction" | "clock" | "config">;

/** Writes the letters that were held back because another had gone out within the hour. Resolves to their number. */
async function tellOfHeldMessages({ db, withTransaction, clock, config }: Context): Promise<number> {
  const now = clock.now();
  const held = await listHeldLetters(db, "application", now);
  let written = 0;
  for (const { subjectId, userId } of held) {
    await withTransaction(async (tx) => {
      if (!(await takeHeldLetter(tx, { ...conversationOf(subjectId), userId }, now))) return;
      if (await tellHeld(tx, { applicationId: subjectId, userId, origin: config.origin }, now)) written += 1;
    });
  }
  return written;
}

/** Tells one person of the newest message, if the application is still that person's affair. */
async function tellHeld(
  tx: Tx,
  { applicationId, userId, origin }: { applicationId: string; userId: string; origin: string },
  now: Date,
): Promise<boolean> {
  const [application] = await tx.select().from(applications).where(eq(applications.id, applicationId));
  if (!application) return false;
  const isFromOthers = (await applicantsOf(tx, application)).includes(userId);
  const [last] = await tx
    .select({
      id: conversationMessages.id,
      writer: { id: users.id, name: users.name },
      side: conversationMessages.isFromSecretariat,
    })
    .from(conversationMessages)
    .innerJoin(users, eq(users.id, conversationMessages.authorId))
    .where(isOfConversation(conversationMessages, conversationOf(applicationId)))
    .orderBy(desc(conversationMessages.createdAt), desc(conversationMessages.id))
    .limit(1);
  if (!last) return false;
  const told = { application, key: last.id, origin };
  if (last.side && application.coordinatorId === userId && !isFromOthers) {
    if (last.writer.id === userId) return false;
    await writeToOwner(tx, { ...told, ownerId: userId, writer: last.writer }, now);
    return true;
  }
  if (last.side !== isFromOthers) return false;
  if (isFromOthers) {
    await writeToApplicants(tx, { ...told, userIds: [userId] }, now);
    return true;
  }
  const person = (await whoAnswers(tx, application)).find(({ id }) => id === userId);
  if (!person) return false;
  await writeToAnswering(tx, { ...told, person, writer: last.writer }, now);
  return true;
}

export const tellOfHeldMessagesJob: Job<Context> = {
  name: "tell-of-messages",
  cron: "0 */10 * * * *",
  work: tellOfHeldMessages,
};
