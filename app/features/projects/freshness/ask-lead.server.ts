import { and, eq } from "drizzle-orm";
import { addressees, type Addressee } from "#app/features/letters/addressees.server.ts";
import { frameFor } from "#app/features/letters/compose-for.server.ts";
import { tellPerson } from "#app/features/letters/post-letter.server.ts";
import { addDays } from "#app/platform/clock.ts";
import type { Config } from "#app/platform/config.server.ts";
import { dayOf, daysAfter } from "#app/platform/days.ts";
import { sealSecret, SECRET_MARK } from "#app/platform/sealed-secrets.server.ts";
import { repeatableToken, sha256 } from "#app/platform/tokens.server.ts";
import type { Tx } from "#db/index.server.ts";
import { LOCALES, type Locale, type Translations } from "#db/locales.ts";
import { projectQuestionLinks, projectQuestions } from "#db/schema/project-questions.ts";
import { peopleOfInstitution } from "../project/project-letters.server.ts";
import type { ProjectRow } from "../project/project-subject.server.ts";
import { archivedOn, LINK_DAYS, type Question, staleFrom, TOLD_BEFORE_ARCHIVING_DAYS } from "./freshness.ts";
import { kindOf, questionLetter } from "./freshness-letters.server.ts";
import type { ReadCall } from "./read-calls.server.ts";

interface Asking {
  row: ProjectRow;
  call: ReadCall;
  question: Question;
  staleDays: number;
}

type Sender = Pick<Config, "origin" | "secret">;

interface Kept extends Asking {
  questionId: string;
  endsAt: Date;
}

/** Asks the people of a lead whether it still seeks partners; false where it was asked that before. */
export async function askLead(tx: Tx, sender: Sender, asking: Asking, now: Date): Promise<boolean> {
  const { row, question } = asking;
  const endsAt = addDays(now, LINK_DAYS);
  const [kept] = await tx
    .insert(projectQuestions)
    .values({ projectId: row.id, ...question, askedAt: now, endsAt })
    .onConflictDoNothing()
    .returning({ id: projectQuestions.id });
  if (!kept) return false;
  const people = await addressees(tx, await peopleOfInstitution(tx, row.leadInstitutionId, row.leadUserId));
  for (const person of people) await write(tx, sender, { ...asking, questionId: kept.id, endsAt }, person, now);
  return true;
}

/** After an outage nobody is told of a day that is past. */
function archivedIn(call: ReadCall, today: string): string {
  const soonest = daysAfter(today, TOLD_BEFORE_ARCHIVING_DAYS);
  const day = archivedOn(call);
  return day < soonest ? soonest : day;
}

async function write(tx: Tx, { origin, secret }: Sender, kept: Kept, person: Addressee, now: Date): Promise<void> {
  const { row, call, question, staleDays, questionId, endsAt } = kept;
  const { id: userId, name, email: recipient, locale } = person;
  const kind = kindOf(question.occasion);
  const token = repeatableToken(secret, `still-seeking:${questionId}:${userId}`);
  await tx.insert(projectQuestionLinks).values({ questionId, userId, tokenSha256: sha256(token) });
  const composeIn = async (one: Locale) =>
    questionLetter(await frameFor(tx, { kind, reader: "member" }, { locale: one, name }), {
      ...{ project: row, occasion: question.occasion, staleDays, until: dayOf(endsAt) },
      days: {
        answerBy: call.answerBy,
        staleFrom: staleFrom(call, staleDays),
        archivedOn: archivedIn(call, dayOf(now)),
      },
      linkFor: (answer) => `${origin}/still-seeking/${SECRET_MARK}?answer=${answer}&lng=${one}`,
    });
  const subjects: Translations = {};
  for (const one of LOCALES) subjects[one] = (await composeIn(one)).subject;
  const told = {
    ...{ ...(await composeIn(locale)), kind, userId, subjectId: row.id, subjects, recipient, locale },
    ...{ dedupeKey: `${kind}:${questionId}:${userId}`, path: `/projects/${row.slug}/state?act=renew` },
    sealedSecret: sealSecret({ secret }, token),
  };
  await tellPerson(tx, { ...told, reader: "member" }, now);
}

/** The question by which a lead was told that its project is about to be archived. */
export async function findArchivingQuestion(tx: Tx, { id, answerBy }: ReadCall) {
  const { projectId, occasion, period } = projectQuestions;
  const isIt = and(eq(projectId, id), eq(occasion, "archiving"), eq(period, answerBy));
  const [row] = await tx.select().from(projectQuestions).where(isIt);
  return row ?? null;
}
