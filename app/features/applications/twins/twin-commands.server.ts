import type { Viewer } from "#app/features/accounts/viewer.ts";
import type { Happening } from "#app/features/activity/actions.ts";
import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { refused } from "#app/platform/refusal.ts";
import type { Tx } from "#db/index.server.ts";
import { twinJudgements } from "#db/schema/twins.ts";
import { markTwin } from "../checks/run-checks.server.ts";
import { canWorkOn } from "../file/application.policy.ts";
import { type ApplicationRow, changeDossier, type Done, type DossierRefusal } from "../file/dossier.server.ts";
import { moveApplication } from "../file/move-application.server.ts";
import type { Twin } from "../file/twin.ts";
import { closedDuplicateLetter } from "../letters/review-letters.ts";
import type { LetterFrame } from "#app/features/letters/letter.ts";
import { writeToApplicants } from "../letters/write-to-applicants.server.ts";
import { findTwinOf, isFoundAlike, isJudgement } from "./list-twins.server.ts";

type Context = Pick<Services, "db" | "withTransaction" | "clock" | "config">;

interface Asked extends Pick<Twin, "kind" | "id"> {
  applicationId: string;
}

/** Keeps that a file and what looks like it are two institutions: from now on neither is warned of the other. */
export async function tellApart(
  context: Context,
  { applicationId, kind, id: otherId, note }: Asked & { note: string },
  actor: Viewer,
): Promise<Done | DossierRefusal> {
  const change = { applicationId, isAllowed: canWorkOn };
  const done = await changeDossier<Done>(context, change, actor, async (tx, { application }, now) => {
    const twin = await findTwinOf(tx, application, { kind, id: otherId }, actor);
    if (!twin) return refused("not-found");
    const isKnown = await tx.$count(twinJudgements, isJudgement(applicationId, { kind, id: otherId }));
    if (isKnown > 0) return refused("stale");
    if (!(await isFoundAlike(tx, applicationId, { kind, id: otherId }))) return refused("stale");
    const judged = { applicationId, otherKind: kind, otherId, note, judgedById: actor.id, createdAt: now };
    await tx.insert(twinJudgements).values(judged);
    const told = (other: string) => ({ action: "application.twin_told_apart", data: { other, reason: note } }) as const;
    await recordOnBoth(tx, { application, twin }, told, actor, now);
    return { ok: true };
  });
  if (done.ok) await markBoth(context, { applicationId, kind, id: otherId });
  return done;
}

/** Takes that back: both files are warned of each other again. */
export async function undoTellingApart(
  context: Context,
  { applicationId, kind, id: otherId }: Asked,
  actor: Viewer,
): Promise<Done | DossierRefusal> {
  const change = { applicationId, isAllowed: canWorkOn };
  const done = await changeDossier<Done>(context, change, actor, async (tx, { application }, now) => {
    const twin = await findTwinOf(tx, application, { kind, id: otherId }, actor);
    if (!twin) return refused("not-found");
    const undone = await tx
      .update(twinJudgements)
      .set({ undoneById: actor.id, undoneAt: now })
      .where(isJudgement(applicationId, { kind, id: otherId }))
      .returning({ id: twinJudgements.id });
    if (undone.length === 0) return refused("stale");
    const back = (other: string) => ({ action: "application.twin_undone", data: { other } }) as const;
    await recordOnBoth(tx, { application, twin }, back, actor, now);
    return { ok: true };
  });
  if (done.ok) await markBoth(context, { applicationId, kind, id: otherId });
  return done;
}

async function markBoth(context: Context, { applicationId, kind, id }: Asked): Promise<void> {
  await markTwin(context, applicationId);
  if (kind === "application") await markTwin(context, id);
}

interface Both {
  application: ApplicationRow;
  twin: Pick<Twin, "kind" | "id" | "reference">;
}

type Said = Happening<"application.twin_told_apart" | "application.twin_undone">;

async function recordOnBoth(tx: Tx, both: Both, say: (other: string) => Said, actor: Viewer, now: Date): Promise<void> {
  const { application, twin } = both;
  await recordActivity(tx, { ...say(twin.reference), subjectId: application.id, actorId: actor.id }, now);
  if (twin.kind === "application")
    await recordActivity(tx, { ...say(application.caseNumber ?? ""), subjectId: twin.id, actorId: actor.id }, now);
}

interface Closed {
  applicationId: string;
  version: number;
  /** The file that goes on. */
  id: string;
  message: string;
}

/** Closes a file as a duplicate of another of the same institution. It stays readable and can be taken up again. */
export function closeAsDuplicate(
  context: Context,
  { id, message, ...input }: Closed,
  actor: Viewer,
): Promise<Done | DossierRefusal> {
  return changeDossier<Done>(context, { ...input, isAllowed: canWorkOn }, actor, async (tx, { application }, now) => {
    const twin = await findTwinOf(tx, application, { kind: "application", id }, actor);
    if (!twin?.isOpen) return refused("impossible");
    if (!(await isFoundAlike(tx, application.id, { kind: "application", id }))) return refused("impossible");
    if (!(await moveApplication(tx, application, "close_duplicate", now, { dueAt: null, decidedAt: now })))
      return refused("impossible");
    const { id: applicationId, caseNumber, version } = application;
    const of = twin.reference;
    const entry = { subjectId: applicationId, actorId: actor.id, data: { of } };
    await recordActivity(tx, { ...entry, action: "application.closed_as_duplicate" }, now);
    const url = `${context.config.origin}/applications/${applicationId}`;
    const compose = (frame: LetterFrame, institution: string) =>
      closedDuplicateLetter(frame, { institution, caseNumber: caseNumber ?? "", url, of, message });
    const occasion = `application-closed-duplicate:${applicationId}:${version}`;
    await writeToApplicants(tx, application, { occasion, kind: "application-closed-duplicate", compose }, now);
    return { ok: true };
  });
}
