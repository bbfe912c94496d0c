import { isAdministrator, isOnAppealsPanel, type Viewer } from "#app/features/accounts/viewer.ts";
import { and, eq, or } from "drizzle-orm";
import { addressees } from "#app/features/letters/addressees.server.ts";
import { frameFor } from "#app/features/letters/compose-for.server.ts";
import { tellPerson } from "#app/features/letters/post-letter.server.ts";
import { subjectsIn } from "#app/features/letters/subjects-in.server.ts";
import { getAssociation } from "#app/platform/association.server.ts";
import { formatDate, formatDay } from "#app/i18n/format.server.ts";
import type { Tx } from "#db/index.server.ts";
import type { Locale, Translations } from "#db/locales.ts";
import { applications } from "#db/schema/applications.ts";
import { type ColleagueNews, colleagueLetter, type YourTurn, yourTurnLetter } from "./staff-letters.ts";
import { listedInstitution } from "../file/application-names.server.ts";
import { type ApplicationRow, readDossier } from "../file/dossier.server.ts";
import { isShortOfPanel, isWithoutCoordinator } from "../file/stuck-scope.server.ts";
import { listStaff, placeOf, whichAreUndecidable, whoMayAct } from "../file/who-acts.server.ts";

/** Tells those who have to go on with a file that it waits for them, each in their own language; never the one who acted. */
export async function tellWhoActs(
  tx: Tx,
  {
    applicationId,
    why,
    origin,
    actorId,
    message,
  }: {
    applicationId: string;
    why: YourTurn;
    origin: string;
    /** Null for somebody without an account. */
    actorId: string | null;
    /** What the applicant says with it. */
    message?: string;
  },
  now: Date,
): Promise<void> {
  const [application] = await tx.select().from(applications).where(eq(applications.id, applicationId));
  if (!application) return;
  const acting = await whoMayAct(tx, application);
  const people = why === "appeal" ? acting.people.filter((person) => isOnAppealsPanel(person)) : acting.people;
  const isForCouncil = why === "recommended" && (await getAssociation(tx)).decisionBy === "ballot";
  const reason = acting.lacks ? (`no_${acting.lacks}` as const) : isForCouncil ? "for_agenda" : why;
  await tellOfTurn(tx, { application, people, reason, origin, actorId, message }, now);
}

interface Turn {
  application: ApplicationRow;
  people: readonly Viewer[];
  reason: YourTurn;
  origin: string;
  actorId: string | null;
  message?: string;
}

async function tellOfTurn(
  tx: Tx,
  { application, people, reason, origin, actorId, message }: Turn,
  now: Date,
): Promise<void> {
  const about = { kind: `review-${reason}`, reader: "secretariat", subjectId: application.id } as const;
  const occasion = `review-${reason}:${application.id}:${application.version}`;
  let subjects: Translations | undefined;
  for (const person of people) {
    const { id, name, email: recipient, locale } = person;
    if (id === actorId) continue;
    const composeIn = async (language: Locale) =>
      yourTurnLetter(await frameFor(tx, about, { locale: language, name }), {
        institution: await listedInstitution(tx, application, language),
        caseNumber: application.caseNumber ?? "",
        url: origin + placeOf(person, application),
        due: application.dueAt && formatDate(application.dueAt, language),
        why: reason,
        message,
      });
    const letter = await composeIn(locale);
    subjects ??= await subjectsIn(about.kind, composeIn);
    const to = { userId: id, dedupeKey: `${occasion}:${id}`, recipient, locale, subjects };
    await tellPerson(tx, { ...letter, ...about, ...to }, now);
  }
}

/** Tells of every file that nobody may decide or work on, or of this one if it is such; of each once as it stands. */
export async function tellOfStuck(
  tx: Tx,
  { origin, actorId, applicationId }: { origin: string; actorId: string | null; applicationId?: string },
  now: Date,
): Promise<void> {
  const isThis = applicationId ? eq(applications.id, applicationId) : undefined;
  const stuck = await tx
    .select({ id: applications.id })
    .from(applications)
    .where(and(isThis, or(await whichAreUndecidable(tx), isWithoutCoordinator())));
  for (const { id } of stuck) await tellWhoActs(tx, { applicationId: id, why: "recommended", origin, actorId }, now);
}

/** Tells the administrators of an appeal that too few of the panel may still judge for it to be decided. */
export async function tellOfShortPanel(
  tx: Tx,
  { applicationId, origin, actorId }: { applicationId: string; origin: string; actorId: string | null },
  now: Date,
): Promise<void> {
  const isThis = and(eq(applications.id, applicationId), isShortOfPanel());
  const [application] = await tx.select().from(applications).where(isThis);
  if (!application) return;
  const people = (await listStaff(tx)).filter((person) => isAdministrator(person));
  await tellOfTurn(tx, { application, people, reason: "no_panel", origin, actorId }, now);
}

/** Tells those of the panel who had agreed to a letter that another one stands in its place. */
export async function tellOfChangedFinding(
  tx: Tx,
  { applicationId, userIds, ...by }: { applicationId: string; userIds: string[]; origin: string; actorId: string },
  now: Date,
): Promise<void> {
  const [application] = await tx.select().from(applications).where(eq(applications.id, applicationId));
  if (!application) return;
  const people = (await listStaff(tx)).filter(({ id }) => userIds.includes(id));
  await tellOfTurn(tx, { application, people, reason: "appeal_changed", ...by }, now);
}

interface Told {
  application: ApplicationRow;
  /** Whom it concerns; null for nobody. */
  userId: string | null;
  why: ColleagueNews;
  actor: Pick<Viewer, "id" | "name">;
  origin: string;
  /** It was decided by a vote, and the actor announced it. */
  isByVote?: boolean;
  /** The day until which a decision puts the file off, `YYYY-MM-DD`. */
  until?: string | null;
  /** What the applicant says with it. */
  message?: string;
}

/** Tells one person of the secretariat what somebody did with a file that is or was theirs; never the one who did it. */
export async function tellColleague(
  tx: Tx,
  { application, userId, why, actor, origin, isByVote, until, message }: Told,
  now: Date,
): Promise<void> {
  if (userId === null || userId === actor.id) return;
  const { conflictedIds } = (await readDossier(tx, application)).subject;
  if (why !== "conflict_undone" && conflictedIds.includes(userId)) return;
  const about = { kind: `review-${why}`, reader: "secretariat", subjectId: application.id } as const;
  const dedupeKey = `review-${why}:${application.id}:${now.toISOString()}:${userId}`;
  for (const { name, email: recipient, locale } of await addressees(tx, [userId])) {
    const composeIn = async (language: Locale) => {
      const frame = await frameFor(tx, about, { locale: language, name });
      return colleagueLetter(frame, {
        institution: await listedInstitution(tx, application, language),
        caseNumber: application.caseNumber ?? "",
        url: `${origin}/review/${application.id}`,
        why,
        person: isByVote ? frame.t("applications-mail:review.by_council") : actor.name,
        until: until ? formatDay(until, language) : undefined,
        message,
      });
    };
    const subjects = await subjectsIn(about.kind, composeIn);
    const to = { userId, dedupeKey, recipient, locale, subjects };
    await tellPerson(tx, { ...(await composeIn(locale)), ...about, ...to }, now);
  }
}
