import { isDeepStrictEqual } from "node:util";
import { and, eq } from "drizzle-orm";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { refused } from "#app/platform/refusal.ts";
import { sentBefore } from "#app/platform/sent-before.ts";
import { progressNotes } from "#db/schema/project-work.ts";
import type { ProjectCommandContext } from "../project/project-command.server.ts";
import { type Changed, changeWork, done } from "./change-work.server.ts";
import { markOfSaid } from "./mark-of-said.server.ts";
import type { NoteCorrection, NoteValues, ProgressValues } from "./progress.schema.ts";
import { isFreshNote, MOST } from "./work.ts";

interface Asked<Values> {
  projectId: string;
  values: Values;
}

/** What a note says, with null for what was left out. */
const saidIn = ({ light, said, countries, ...rest }: Omit<NoteValues, "id">) => ({
  ...{ light, said, countries, reached: rest.reached ?? null },
  ...{ reachedWomen: rest.reachedWomen ?? null, reachedYouth: rest.reachedYouth ?? null },
  ...{ nextSteps: rest.nextSteps ?? null, risks: rest.risks ?? null },
});

const saidOf = ({ light, said, countries, ...rest }: typeof progressNotes.$inferSelect) => {
  const { reached, reachedWomen, reachedYouth, nextSteps, risks } = rest;
  return { light, said, countries, reached, reachedWomen, reachedYouth, nextSteps, risks };
};

/** Tells whether a note is still as a page showed it. */
export const markOfNote = (note: typeof progressNotes.$inferSelect): string => markOfSaid(saidOf(note));

/** Notes how an institution of the partnership sees the course of the project. */
export function writeProgress(
  context: ProjectCommandContext,
  { projectId, values }: Asked<ProgressValues>,
  actor: Viewer,
): Promise<Changed> {
  return changeWork(context, projectId, actor, async (tx, at) => {
    const { id, institutionId } = values;
    if (!at.mine.includes(institutionId)) return refused("forbidden");
    const [known] = await tx.select().from(progressNotes).where(eq(progressNotes.id, id));
    if (known) {
      const isTheirs = known.projectId === projectId && known.writtenById === actor.id;
      const is = { institutionId: known.institutionId, ...saidOf(known) };
      return sentBefore({ isTheirs, is, sent: { institutionId, ...saidIn(values) } });
    }
    const isOfProject = eq(progressNotes.projectId, projectId);
    if ((await tx.$count(progressNotes, isOfProject)) >= MOST.notes) return refused("too-many");
    const created = { id, institutionId, projectId, writtenById: actor.id, writtenAt: at.now, ...saidIn(values) };
    await tx.insert(progressNotes).values(created);
    await at.record("work.progress_noted", "");
    return done;
  });
}

/** Corrects an own note soon after it was written; that it was corrected is kept. */
export function correctProgress(
  context: ProjectCommandContext,
  { projectId, values }: Asked<NoteCorrection>,
  actor: Viewer,
): Promise<Changed> {
  return changeWork(context, projectId, actor, async (tx, at) => {
    const isIt = and(eq(progressNotes.id, values.id), eq(progressNotes.projectId, projectId));
    const [before] = await tx.select().from(progressNotes).where(isIt);
    if (!before) return refused("stale");
    if (before.writtenById !== actor.id || !at.mine.includes(before.institutionId)) return refused("forbidden");
    if (!isFreshNote(before, at.now)) return refused("correction-over");
    const said = saidIn(values);
    if (isDeepStrictEqual(said, saidOf(before))) return done;
    if (markOfNote(before) !== values.version) return refused("stale");
    await tx
      .update(progressNotes)
      .set({ ...said, correctedAt: at.now })
      .where(isIt);
    await at.record("work.progress_corrected", "");
    return done;
  });
}
