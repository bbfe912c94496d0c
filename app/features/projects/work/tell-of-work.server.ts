import { peopleOf } from "#app/features/accounts/addressees.server.ts";
import { writeTo } from "#app/features/letters/write-to.server.ts";
import type { Tx } from "#db/index.server.ts";
import { peopleOfInstitution } from "../project/project-letters.server.ts";
import { PROJECT_ROLES } from "../project/project.policy.ts";
import type { AtWork } from "./change-work.server.ts";
import { BUNDLED_MS } from "./work.ts";
import { workLetter } from "./work-letters.ts";

interface Answering {
  institutionId: string;
  responsibleId?: string | null;
}

/** The person who answers for it, as long as that one works for the institution; else whoever speaks for it. */
export async function responsibleFor(tx: Tx, { institutionId, responsibleId }: Answering): Promise<string[]> {
  const workers = await peopleOf(tx, institutionId, PROJECT_ROLES);
  return workers.some(({ id }) => id === responsibleId) && responsibleId
    ? [responsibleId]
    : peopleOfInstitution(tx, institutionId);
}

interface Given {
  kind: `project-task_${"given" | "changed" | "taken_back"}` | "project-milestone_given";
  /** The page of the project on which it stands. */
  page: "tasks" | "work";
  userIds: readonly string[];
  origin: string;
}

/** When the letter that gathers what happens at a moment goes. */
export const toldAt = (moment: Date): Date => new Date((Math.floor(moment.getTime() / BUNDLED_MS) + 1) * BUNDLED_MS);

/** Its occasion. */
export const occasionAt = (projectId: string, moment: Date): string =>
  `${projectId}:${Math.floor(moment.getTime() / BUNDLED_MS)}`;

/** Tells to whom another has given something, or taken it from; what comes within a quarter of an hour is one letter. */
export async function tellOfGiven(
  tx: Tx,
  { row, now, actor }: Pick<AtWork, "row" | "now" | "actor">,
  { kind, page, userIds, origin }: Given,
): Promise<void> {
  const heldUntil = toldAt(now);
  const occasion = { kind, key: occasionAt(row.id, now), subjectId: row.id, actorId: actor.id, heldUntil };
  const data = { project: row, url: `${origin}/projects/${row.slug}/${page}` };
  const compose = (frame: Parameters<typeof workLetter>[0]) => workLetter(frame, kind, data);
  await writeTo(tx, { userIds, reader: "member" }, occasion, compose, now);
}
