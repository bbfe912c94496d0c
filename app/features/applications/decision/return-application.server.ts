import { leaveAgenda } from "#app/features/agenda/leave-agenda.server.ts";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import { formatDate } from "#app/i18n/format.server.ts";
import { getAssociation } from "#app/platform/association.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { refused } from "#app/platform/refusal.ts";
import type { Tx } from "#db/index.server.ts";
import { eq } from "drizzle-orm";
import type { Config } from "#app/platform/config.server.ts";
import { applications } from "#db/schema/applications.ts";
import { applicationNotes } from "#db/schema/correspondence.ts";
import { writeToApplicants } from "../letters/write-to-applicants.server.ts";
import { dayMovedLetter } from "../letters/request-letters.ts";
import type { LetterFrame } from "#app/features/letters/letter.ts";
import { checkDeadline } from "../file/check-deadline.ts";
import { moveApplication } from "../file/move-application.server.ts";
import { tellWhoActs } from "../letters/tell-next.server.ts";
import { type ApplicationRow, type Done, type DossierRefusal, readDossier } from "../file/dossier.server.ts";
import { changeAsDecider } from "./mandate.server.ts";

interface Input {
  applicationId: string;
  version: number;
  /** What should be looked at again; kept as an internal note. */
  note: string;
}

/** The second person does not decide but sends the file back to the checks. The applicant sees only that it is checked. */
export async function returnApplication(
  context: Pick<Services, "db" | "withTransaction" | "clock" | "config">,
  { note, ...input }: Input,
  actor: Viewer,
): Promise<Done | DossierRefusal> {
  const association = await getAssociation(context.db);
  const { decisionBy } = association;
  const asked = { ...input, decisionBy, leavesAgenda: true };
  return changeAsDecider<Done>(context, asked, actor, async (tx, { application, held }, now) => {
    const dueAt = checkDeadline(now, association);
    const changes = { dueAt, cameBack: "returned" } as const;
    const isMoved = !held && (await moveApplication(tx, application, "return_to_check", now, changes));
    if (!isMoved) return refused("impossible");
    const { id: applicationId } = application;
    await tx.insert(applicationNotes).values({ applicationId, authorId: actor.id, body: note, createdAt: now });
    await recordActivity(tx, { subjectId: applicationId, action: "application.returned", actorId: actor.id }, now);
    const { origin } = context.config;
    const left = { subjectType: "application", subjectId: applicationId, how: "returned" } as const;
    await leaveAgenda(tx, { ...left, actorId: actor.id, origin }, now);
    await tellWhoActs(tx, { applicationId, why: "returned", origin, actorId: actor.id }, now);
    if (application.dueAt && application.dueAt < dueAt) await tellDayMoved(tx, application, { dueAt, origin }, now);
    return { ok: true };
  });
}

interface NotFollowed {
  applicationId: string;
  recommendationId: string;
  for: number;
  against: number;
}

/** The council has voted against what was recommended and nothing is decided by it: the file goes back to the checks. */
export async function sendBackByVote(
  tx: Tx,
  { origin }: Pick<Config, "origin">,
  { applicationId, recommendationId, ...data }: NotFollowed,
  actorId: string | null,
  now: Date,
): Promise<boolean> {
  const [application] = await tx.select().from(applications).where(eq(applications.id, applicationId));
  if (!application) return false;
  const { recommendation, held } = await readDossier(tx, application);
  if (held || recommendation?.id !== recommendationId) return false;
  const dueAt = checkDeadline(now, await getAssociation(tx));
  const changes = { dueAt, cameBack: "returned" } as const;
  if (!(await moveApplication(tx, application, "return_to_check", now, changes))) return false;
  await recordActivity(tx, { subjectId: applicationId, action: "application.not_followed", actorId, data }, now);
  await tellWhoActs(tx, { applicationId, why: "not_followed", origin, actorId }, now);
  return true;
}

async function tellDayMoved(
  tx: Tx,
  application: ApplicationRow,
  { dueAt, origin }: { dueAt: Date; origin: string },
  now: Date,
): Promise<void> {
  const { id, version, caseNumber } = application;
  const url = `${origin}/applications/${id}`;
  const compose = (frame: LetterFrame, institution: string) =>
    dayMovedLetter(frame, { institution, caseNumber: caseNumber ?? "", url, due: formatDate(dueAt, frame.locale) });
  const occasion = `day-moved:${id}:${version}`;
  await writeToApplicants(tx, application, { occasion, kind: "application-day-moved", compose }, now);
}
