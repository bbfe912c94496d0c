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
  kind: "project-task_given" | "project-milestone_given";
  /** The page of the project on which it stands. */
  page: "tasks" | "work";
  userIds: readonly string[];
  origin: string;
}

/** Tells to whom another has given something; what comes within a quarter of an hour is one letter. */
export async function tellOfGiven(
  tx: Tx,
  { row, now, actor }: Pick<AtWork, "row" | "now" | "actor">,
  { kind, page, userIds, origin }: Given,
): Promise<void> {
  const slot = Math.floor(now.getTime() / BUNDLED_MS);
  const heldUntil = new Date((slot + 1) * BUNDLED_MS);
  const occasion = { kind, key: `${row.id}:${slot}`, subjectId: row.id, actorId: actor.id, heldUntil };
  const data = { project: row, url: `${origin}/projects/${row.slug}/${page}` };
  const compose = (frame: Parameters<typeof workLetter>[0]) => workLetter(frame, kind, data);
  await writeTo(tx, { userIds, reader: "member" }, occasion, compose, now);
}
