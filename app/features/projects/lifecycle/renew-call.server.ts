import { dayNow, daysAfter } from "#app/platform/days.ts";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import type { Tx } from "#db/index.server.ts";
import type { ProjectCommandContext } from "../project/project-command.server.ts";
import { DEFAULT_ANSWER_DAYS } from "../project/project.ts";
import { peopleOfInstitution, tellOfPosting } from "../project/project-letters.server.ts";
import type { LoadedProject } from "../project/project-subject.server.ts";
import { refuseDay } from "./answer-day.ts";
import { type Answer, changeProject, move } from "./move-project.server.ts";

/** The day that is proposed where partners are still sought: no later than the call that is answered. */
export function proposedDay(callDeadline: string | null, today: string): string {
  const day = daysAfter(today, DEFAULT_ANSWER_DAYS);
  return callDeadline !== null && callDeadline >= today && callDeadline < day ? callDeadline : day;
}

interface Renewal {
  projectId: string;
  answerBy: string;
  isByLetter?: boolean;
}

/** Says that a project still seeks partners, until a day, which must not be past: it counts as touched from now on. */
export async function renewCall(
  context: ProjectCommandContext,
  { projectId, answerBy, isByLetter = false }: Renewal,
  actor: Viewer,
): Answer<"day-past" | "day-far" | "after-call"> {
  return changeProject<"day-past" | "day-far" | "after-call">(context, projectId, async (tx, project) => {
    const wrong = refuseDay(answerBy, { ...project.row, today: dayNow(context.clock) });
    if (wrong) return wrong;
    const action = isByLetter ? "project.renewed_by_letter" : "project.renewed";
    const change = { answerBy, isSeekingPartners: true };
    const deed = { action, data: { day: answerBy } } as const;
    const moved = await move(tx, context, project, { event: "renew", deed, change }, actor);
    if (moved.ok && !moved.isDoneBefore) await tellOfRenewal(tx, context, { project, answerBy }, actor);
    return moved;
  });
}

/** The other people of the lead are told until when it goes on. */
async function tellOfRenewal(
  tx: Tx,
  context: ProjectCommandContext,
  { project: { row }, answerBy }: { project: LoadedProject; answerBy: string },
  { id: actorId }: Viewer,
): Promise<void> {
  const userIds = await peopleOfInstitution(tx, row.leadInstitutionId, row.leadUserId);
  const now = context.clock.now();
  await tellOfPosting(tx, { ...context, now }, row, { event: "renewed", answerBy, userIds, actorId });
}

/** Ends the search for partners by the link of a letter: its places are filled, or nobody is sought any more. */
export async function endCallByLetter(
  context: ProjectCommandContext,
  { projectId, said }: { projectId: string; said: "filled" | "closed" },
  actor: Viewer,
): Answer {
  return changeProject(context, projectId, async (tx, project) => {
    const deed = { action: `project.${said}_by_letter` } as const;
    const change = said === "closed" ? { isSeekingPartners: false } : {};
    return move(tx, context, project, { event: "close", deed, change, news: "closed" }, actor);
  });
}
