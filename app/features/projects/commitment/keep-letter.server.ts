import { and, eq } from "drizzle-orm";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { dayNow } from "#app/platform/days.ts";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import type { StoredFile } from "#app/platform/stored-file.server.ts";
import type { Tx } from "#db/index.server.ts";
import { files } from "#db/schema/files.ts";
import { commitmentLetters } from "#db/schema/partners.ts";
import { loadPartnership } from "../project/load-partnership.server.ts";
import { commitsFor } from "../project/commitment.policy.ts";
import { getAudience } from "../project/project-audience.server.ts";
import { type ProjectCommandContext, recordProject } from "../project/project-command.server.ts";
import { MOST_LETTERS } from "./limits.ts";

type Outcome = Promise<{ ok: true } | Refusal<"forbidden" | "impossible" | "too-many">>;

interface Place {
  projectId: string;
  institutionId: string;
}

/** Puts in the signed letter of a partner; one that was there before is kept out of sight. */
export function putLetter(
  context: ProjectCommandContext,
  { file, ...place }: Place & { file: StoredFile },
  actor: Viewer,
): Outcome {
  return change(context, place, actor, async (tx, now) => {
    const isTheirs = and(
      eq(commitmentLetters.projectId, place.projectId),
      eq(commitmentLetters.institutionId, place.institutionId),
    );
    if ((await tx.$count(commitmentLetters, isTheirs)) >= MOST_LETTERS) return refused("too-many");
    await endCurrent(tx, place, "replaced", { actor, now });
    const owner = { purpose: "document", ownerType: "project", ownerId: place.projectId } as const;
    await tx.insert(files).values({ ...file, ...owner, uploadedById: actor.id, createdAt: now });
    const uploaded = { fileId: file.id, uploadedById: actor.id, uploadedAt: now };
    await tx.insert(commitmentLetters).values({ ...place, ...uploaded, status: "current" });
    await record(tx, context, { ...place, action: "project.commitment_put" }, actor);
    return { ok: true };
  });
}

/** Takes the letter of a partner away: nobody reads it any more. */
export function takeLetterAway(context: ProjectCommandContext, place: Place, actor: Viewer): Outcome {
  return change(context, place, actor, async (tx, now) => {
    // Pressed twice is done once.
    if (await endCurrent(tx, place, "taken_away", { actor, now }))
      await record(tx, context, { ...place, action: "project.commitment_taken_away" }, actor);
    return { ok: true };
  });
}

async function endCurrent(
  tx: Tx,
  { projectId, institutionId }: Place,
  status: "replaced" | "taken_away",
  { actor, now }: { actor: Viewer; now: Date },
): Promise<boolean> {
  const isCurrent = and(
    eq(commitmentLetters.projectId, projectId),
    eq(commitmentLetters.institutionId, institutionId),
    eq(commitmentLetters.status, "current"),
  );
  const ended = await tx
    .update(commitmentLetters)
    .set({ status, endedById: actor.id, endedAt: now })
    .where(isCurrent)
    .returning({ id: commitmentLetters.id });
  return ended.length > 0;
}

function record(
  tx: Tx,
  context: ProjectCommandContext,
  { action, ...place }: Place & { action: "project.commitment_put" | "project.commitment_taken_away" },
  actor: Viewer,
) {
  const deed = { action, actorId: actor.id, data: { institutionId: place.institutionId } };
  return recordProject(tx, place.projectId, { ...context, now: context.clock.now() }, deed);
}

/** The frame of every command here: a representative of the partner, while the work of the project goes on. */
function change(
  context: ProjectCommandContext,
  { projectId, institutionId }: Place,
  actor: Viewer,
  work: (tx: Tx, now: Date) => Outcome,
): Outcome {
  return context.withTransaction(async (tx) => {
    const today = dayNow(context.clock);
    const loaded = await loadPartnership(tx, projectId, today);
    if (!loaded) return refused("forbidden");
    const { project, partnership } = loaded;
    const committed = { ...partnership, kind: project.row.kind };
    const mayCommit = commitsFor(await getAudience(tx, actor, today), committed).includes(institutionId);
    return mayCommit ? work(tx, context.clock.now()) : refused("forbidden");
  });
}
