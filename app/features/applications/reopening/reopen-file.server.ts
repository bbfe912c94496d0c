import type { Viewer } from "#app/features/accounts/viewer.ts";
import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import { formatDate } from "#app/i18n/format.server.ts";
import { getAssociation } from "#app/platform/association.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { refused } from "#app/platform/refusal.ts";
import type { Tx } from "#db/index.server.ts";
import { applicationAmendments } from "#db/schema/amendments.ts";
import { settle, type Version } from "../correction/amendments.server.ts";
import { answerProposed } from "../correction/answer-proposed.server.ts";
import { openFormalities } from "../decision/open-formalities.server.ts";
import { findStandingDecision } from "../correction/standing-decision.server.ts";
import { canWorkOn } from "../file/application.policy.ts";
import { checkDeadline } from "../file/check-deadline.ts";
import { reopeningOf } from "../file/deadlines.ts";
import {
  changeDossier,
  type Done,
  type Dossier,
  type DossierRefusal,
  type DossierWork,
} from "../file/dossier.server.ts";
import { approvalOf, findFormalities } from "../file/formalities-queries.server.ts";
import { moveApplication, touchApplication } from "../file/move-application.server.ts";
import type { LetterFrame } from "#app/features/letters/letter.ts";
import { approvalTakenUpLetter, todoParagraph } from "../letters/formalities-letters.ts";
import { takenUpAgainLetter } from "../letters/review-letters.ts";
import { tellColleague, tellWhoActs } from "../letters/tell-next.server.ts";
import { writeToApplicants } from "../letters/write-to-applicants.server.ts";

type Context = Pick<Services, "withTransaction" | "clock" | "config">;
type Input = Version & { reason: string };

/** The frame of what a coordinator does with a file that can be opened again in that way. */
function changeClosed(
  context: Context,
  { way, ...input }: Version & { way: "at_once" | "approval" | "with_consent" },
  actor: Viewer,
  work: DossierWork<Done>,
): Promise<Done | DossierRefusal> {
  return changeDossier<Done>(context, { ...input, isAllowed: canWorkOn }, actor, async (tx, dossier, now) => {
    const { application } = dossier;
    const isOpenable = application.amendmentProposedById === null && reopeningOf(application, now) === way;
    return isOpenable ? work(tx, dossier, now) : refused("impossible");
  });
}

/** A coordinator takes an expired or withdrawn file up again. */
export function takeUpFile(
  context: Context,
  { reason, ...input }: Input,
  actor: Viewer,
): Promise<Done | DossierRefusal> {
  return changeClosed(context, { ...input, way: "at_once" }, actor, (tx, dossier, now) =>
    takeUpAgain(tx, context, { dossier, event: "take_up_again", reason }, actor, now),
  );
}

/** A coordinator takes a lapsed approval up again: its formalities go on where they stood, with a new day. */
export function takeUpApproval(
  context: Context,
  { reason, ...input }: Input,
  actor: Viewer,
): Promise<Done | DossierRefusal> {
  return changeClosed(context, { ...input, way: "approval" }, actor, async (tx, { application }, now) => {
    const before = await findFormalities(tx, application.id);
    if (!before) return refused("impossible");
    const opening = { application, decision: await approvalOf(tx, before), event: "take_up_approval" as const };
    const opened = await openFormalities(tx, context.config, opening, now);
    if (!opened) return refused("stale");
    const { id, caseNumber } = application;
    const entry = { subjectId: id, actorId: actor.id, data: { reason } };
    await recordActivity(tx, { ...entry, action: "application.approval_taken_up" }, now);
    const compose = (frame: LetterFrame, institution: string) =>
      approvalTakenUpLetter(frame, {
        institution,
        caseNumber: caseNumber ?? "",
        url: `${context.config.origin}/applications/${id}/formalities`,
        until: formatDate(opened.dueAt, frame.locale),
        reason,
        todo: todoParagraph(frame.t, opened.states),
      });
    const post = { occasion: `approval-taken-up:${opened.row.id}`, kind: "application-approval-taken-up" as const };
    await writeToApplicants(tx, application, { ...post, compose }, now);
    return { ok: true };
  });
}

/** Proposes to open a refused file again. The applicant reads the reason once a second person has agreed. */
export function proposeReopening(
  context: Context,
  { reason, ...input }: Input,
  actor: Viewer,
): Promise<Done | DossierRefusal> {
  return changeClosed(context, { ...input, way: "with_consent" }, actor, async (tx, { application }, now) => {
    const standing = await findStandingDecision(tx, application);
    if (!standing) return refused("impossible");
    if (!(await touchApplication(tx, application, now, { amendmentProposedById: actor.id }))) return refused("stale");
    const { id: applicationId } = application;
    const about = { applicationId, kind: "reopening" as const, decisionId: standing.decision.id, letters: {} };
    const proposed = { reason, before: standing.facts, after: standing.facts, proposedById: actor.id, proposedAt: now };
    await tx.insert(applicationAmendments).values({ ...about, ...proposed });
    const entry = { subjectId: applicationId, actorId: actor.id, data: { reason } };
    await recordActivity(tx, { ...entry, action: "application.reopening_proposed" }, now);
    const { origin } = context.config;
    await tellWhoActs(tx, { applicationId, why: "reopening", origin, actorId: actor.id, message: reason }, now);
    return { ok: true };
  });
}

/** A second person agrees that a refused file is opened again. */
export function agreeToReopening(context: Context, input: Version, actor: Viewer): Promise<Done | DossierRefusal> {
  const answered = { ...input, kind: "reopening", by: "second_person" } as const;
  return answerProposed(context, answered, actor, async (tx, { dossier, proposed }, now) => {
    const { reason, proposedById: userId } = proposed;
    const done = await takeUpAgain(tx, context, { dossier, event: "reopen_refused", reason }, actor, now);
    if (!done.ok) return done;
    await settle(tx, proposed, { outcome: "agreed", settledById: actor.id, settledAt: now });
    const telling = { application: dossier.application, userId, actor, origin: context.config.origin };
    await tellColleague(tx, { ...telling, why: "reopening_agreed" }, now);
    return { ok: true };
  });
}

interface TakenUp {
  dossier: Dossier;
  event: "take_up_again" | "reopen_refused";
  reason: string;
}

/** The file goes on where it was checked, as it was filed; whose it was goes on with it, else who opens it at once. */
async function takeUpAgain(
  tx: Tx,
  { config: { origin } }: Context,
  { dossier: { application, subject }, event, reason }: TakenUp,
  actor: Viewer,
  now: Date,
): Promise<Done | DossierRefusal> {
  const dueAt = checkDeadline(now, await getAssociation(tx));
  const coordinatorId = subject.ownerId ?? (event === "take_up_again" ? actor.id : null);
  if (!(await moveApplication(tx, application, event, now, { dueAt, coordinatorId, decidedAt: null })))
    return refused("impossible");
  const { id, caseNumber, version } = application;
  const entry = { subjectId: id, actorId: actor.id, data: { reason } };
  await recordActivity(tx, { ...entry, action: "application.taken_up_again" }, now);
  const url = `${origin}/applications/${id}`;
  const compose = (frame: LetterFrame, institution: string) => {
    const due = formatDate(dueAt, frame.locale);
    return takenUpAgainLetter(frame, { institution, caseNumber: caseNumber ?? "", url, reason, due });
  };
  const occasion = `application-taken-up-again:${id}:${version}`;
  await writeToApplicants(tx, application, { occasion, kind: "application-taken-up-again", compose }, now);
  if (event === "take_up_again")
    await tellColleague(tx, { application, userId: coordinatorId, why: "taken_up_again", actor, origin }, now);
  return { ok: true };
}
