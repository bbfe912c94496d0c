import { eq } from "drizzle-orm";
import { isCoordinator, type Viewer } from "#app/features/accounts/viewer.ts";
import { dayNow } from "#app/platform/days.ts";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import type { StoredFile } from "#app/platform/stored-file.server.ts";
import type { Reader } from "#db/index.server.ts";
import { files } from "#db/schema/files.ts";
import { projects } from "#db/schema/projects.ts";
import { getAudience } from "../project/project-audience.server.ts";
import { type ProjectCommandContext, recordProject } from "../project/project-command.server.ts";
import { loadProject, type ProjectRow } from "../project/project-subject.server.ts";
import { isOnBoard } from "../project/project.ts";
import { type Audience, canHandIn, isOfLead, type ProjectSubject } from "../project/project.policy.ts";

interface Planned {
  isUnescoNamePlanned?: boolean | null;
}

/** The name or logo of UNESCO is to be used, and the written authorization is not there. */
export const lacksAuthorization = ({ unescoFileId }: Pick<ProjectRow, "unescoFileId">, answers: Planned): boolean =>
  answers.isUnescoNamePlanned === true && unescoFileId === null;

/** What is on the board with that answer from before is asked for it, and may be changed without. */
export const isAskedOnly = ({ status, isUnescoNamePlanned }: Pick<ProjectRow, "status" | "isUnescoNamePlanned">) =>
  isOnBoard(status) && isUnescoNamePlanned === true;

/** Reading the authorization: the lead institution, and the coordinators of its country. */
export const readsAuthorization = (audience: Audience, subject: ProjectSubject): boolean =>
  isOfLead(audience, subject) || isCoordinator(audience.viewer, subject.leadCountry);

/** The stored authorization of a project; null where there is none. */
export async function findAuthorization(db: Reader, { unescoFileId }: Pick<ProjectRow, "unescoFileId">) {
  if (unescoFileId === null) return null;
  const { id, name, mediaType, sizeBytes } = files;
  const [file] = await db.select({ id, name, mediaType, sizeBytes }).from(files).where(eq(files.id, unescoFileId));
  return file ?? null;
}

type Put = { ok: true; id: string; removed: string | null } | Refusal<"forbidden">;

/** Puts the written authorization to a project, in the place of the one before; gives back whose bytes are to be removed. */
export function putAuthorization(
  context: ProjectCommandContext,
  { projectId, file }: { projectId: string; file: StoredFile },
  actor: Viewer,
): Promise<Put> {
  return context.withTransaction<Put>(async (tx) => {
    const today = dayNow(context.clock);
    const project = await loadProject(tx, projectId, today);
    if (!project || !canHandIn(await getAudience(tx, actor, today), project.subject)) return refused("forbidden");
    const now = context.clock.now();
    const before = project.row.unescoFileId;
    const owner = { purpose: "document", ownerType: "project", ownerId: projectId } as const;
    await tx.insert(files).values({ ...file, ...owner, uploadedById: actor.id, createdAt: now });
    await tx.update(projects).set({ unescoFileId: file.id }).where(eq(projects.id, projectId));
    if (before) await tx.delete(files).where(eq(files.id, before));
    const deed = { action: "project.authorization_put", actorId: actor.id } as const;
    await recordProject(tx, projectId, { ...context, now }, deed);
    return { ok: true, id: file.id, removed: before };
  });
}
