import { and, eq, isNull } from "drizzle-orm";
import { findAccountById, listGrants } from "#app/features/accounts/accounts-queries.server.ts";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { mayBeWrittenTo } from "#app/features/letters/addressees.server.ts";
import { dayOf } from "#app/platform/days.ts";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import { sha256 } from "#app/platform/tokens.server.ts";
import type { Reader } from "#db/index.server.ts";
import { users } from "#db/schema/accounts.ts";
import { projectQuestionLinks, projectQuestions } from "#db/schema/project-questions.ts";
import { endCallByLetter, renewCall } from "../lifecycle/renew-call.server.ts";
import { getAudience } from "../project/project-audience.server.ts";
import type { ProjectCommandContext } from "../project/project-command.server.ts";
import { type LoadedProject, loadProject } from "../project/project-subject.server.ts";
import { canLead } from "../project/project.policy.ts";
import type { SaidByLink } from "./freshness.schema.ts";

interface OpenedLink {
  question: typeof projectQuestions.$inferSelect;
  project: LoadedProject;
  person: Viewer;
  /** Whether it can still be answered. */
  state: "open" | "used" | "ended";
}

/**
 * What a link was sent for; null for one that was never sent, or whose person does not work on projects of the lead any
 * more.
 */
export async function findQuestionLink(db: Reader, token: string, now: Date): Promise<OpenedLink | null> {
  const [row] = await db
    .select({ question: projectQuestions, userId: projectQuestionLinks.userId })
    .from(projectQuestionLinks)
    .innerJoin(projectQuestions, eq(projectQuestions.id, projectQuestionLinks.questionId))
    .innerJoin(users, eq(users.id, projectQuestionLinks.userId))
    .where(and(eq(projectQuestionLinks.tokenSha256, sha256(token)), mayBeWrittenTo));
  const account = row && (await findAccountById(db, row.userId));
  const project = row && (await loadProject(db, row.question.projectId, dayOf(now)));
  if (!account || !project) return null;
  const person = { ...account, grants: await listGrants(db, account.id) };
  if (!canLead(await getAudience(db, person, dayOf(now)), project.subject)) return null;
  const isOver = row.question.endsAt <= now || project.row.status !== "open";
  const state = row.question.answer !== null ? "used" : isOver ? "ended" : "open";
  return { question: row.question, project, person, state };
}

type Answered =
  { ok: true } | Refusal<"not-found", "ended" | "already-answered" | "day-past" | "day-far" | "after-call">;

class NotAnswered extends Error {
  readonly refusal: Exclude<Answered, { ok: true }>;
  constructor(refusal: Exclude<Answered, { ok: true }>) {
    super("The question was not answered");
    this.refusal = refusal;
  }
}

function carryOut(context: ProjectCommandContext, { project, person }: OpenedLink, said: SaidByLink) {
  const projectId = project.row.id;
  return said.answer === "seeking"
    ? renewCall(context, { projectId, answerBy: said.answerBy, isByLetter: true }, person)
    : endCallByLetter(context, { projectId, said: said.answer }, person);
}

/** Answers by the link of a letter, without an account being signed in: once, and in the name of whoever the letter is to. */
export async function answerByLink(context: ProjectCommandContext, token: string, said: SaidByLink): Promise<Answered> {
  const answering = context.withTransaction(async (tx): Promise<Answered> => {
    const now = context.clock.now();
    const link = await findQuestionLink(tx, token, now);
    if (!link) return refused("not-found");
    if (link.state === "used") return refused("already-answered");
    if (link.state === "ended") return refused("ended");
    const isOpen = and(eq(projectQuestions.id, link.question.id), isNull(projectQuestions.answer));
    const answer = { answer: said.answer, answeredAt: now, answeredById: link.person.id };
    const noted = await tx.update(projectQuestions).set(answer).where(isOpen).returning({ id: projectQuestions.id });
    if (noted.length === 0) return refused("already-answered");
    const done = await carryOut({ ...context, withTransaction: (work) => work(tx) }, link, said);
    if (done.ok) return done;
    const { reason } = done;
    if (reason === "day-past") throw new NotAnswered(refused("day-past"));
    if (reason === "day-far") throw new NotAnswered(refused("day-far"));
    if (reason === "after-call") throw new NotAnswered(refused("after-call"));
    throw new NotAnswered(refused("ended"));
  });
  return answering.catch((error: unknown) => {
    if (error instanceof NotAnswered) return error.refusal;
    throw error;
  });
}
