import { and, asc, eq } from "drizzle-orm";
import { nameColumns } from "#app/features/members/institution/name-columns.server.ts";
import { writeTo } from "#app/features/letters/write-to.server.ts";
import type { Reader, Tx } from "#db/index.server.ts";
import { institutions } from "#db/schema/members.ts";
import { projectInterests, projectPartners } from "#db/schema/partners.ts";
import type { ProjectCommandContext } from "../project/project-command.server.ts";
import { placeFreeLetter } from "../project/project-emails.ts";
import { peopleOfInstitution } from "../project/project-letters.server.ts";
import { placesOf } from "../project/open-places.ts";
import { listNeeds } from "../project/project-rows.server.ts";
import type { LoadedProject } from "../project/project-subject.server.ts";
import { EDITABLE_ON_BOARD } from "../project/project.ts";

/** Who is on the waiting list of a project for one of its partner needs, or for another role; the first first. */
function listOnWaitingList(db: Reader, projectId: string, needId: string) {
  const { projectId: of, needId: need, status, answeredAt, id, institutionId } = projectInterests;
  return db
    .select({ id, institutionId, institution: nameColumns })
    .from(projectInterests)
    .innerJoin(institutions, eq(institutions.id, institutionId))
    .where(and(eq(of, projectId), eq(need, needId), eq(status, "waiting_list")))
    .orderBy(asc(answeredAt), asc(id));
}

// Of a role that more were taken into than it has places none is free yet; another role has no number of places.
async function isFree(db: Reader, projectId: string, needId: string | null): Promise<boolean> {
  if (needId === null) return true;
  const need = (await listNeeds(db, projectId)).find(({ id }) => id === needId);
  const partners = await db.select().from(projectPartners).where(eq(projectPartners.projectId, projectId));
  return need !== undefined && placesOf(need, partners).unoffered > 0;
}

interface Freed {
  project: LoadedProject;
  partner: { id: string; needId: string | null; role: string };
  actorId: string | null;
}

/** A place has become free: the lead is told who waits for it, and chooses. */
export async function tellOfFreePlace(
  tx: Tx,
  { config, now }: Pick<ProjectCommandContext, "config"> & { now: Date },
  { project: { row, subject }, partner, actorId }: Freed,
): Promise<void> {
  if (!EDITABLE_ON_BOARD.some((status) => status === row.status)) return;
  if (!(await isFree(tx, row.id, partner.needId))) return;
  const listed = await listOnWaitingList(tx, row.id, partner.needId ?? "other");
  const waiting = listed.flatMap((one) => (subject.partnerIds.includes(one.institutionId) ? [] : one.institution));
  if (waiting.length === 0) return;
  const userIds = await peopleOfInstitution(tx, row.leadInstitutionId, row.leadUserId);
  const occasion = { kind: "project-place_free", key: `${partner.id}:${now.getTime()}`, subjectId: row.id } as const;
  const data = { origin: config.origin, project: row, slug: row.slug, role: partner.role, waiting };
  await writeTo(
    tx,
    { userIds, reader: "member" },
    { ...occasion, actorId },
    (frame) => placeFreeLetter(frame, data),
    now,
  );
}
