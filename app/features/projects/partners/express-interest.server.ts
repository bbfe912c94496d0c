import { and, eq, inArray } from "drizzle-orm";
import { isoDay } from "#app/platform/clock.ts";
import { dayNow } from "#app/platform/days.ts";
import type { Tx } from "#db/index.server.ts";
import { projectNeeds } from "#db/schema/projects.ts";
import { projectInterests } from "#db/schema/partners.ts";
import { OPEN_INTERESTS } from "#db/vocabulary.ts";
import { isStaff, type Viewer } from "#app/features/accounts/viewer.ts";
import { isBarred } from "#app/features/contact/bar.server.ts";
import type { InterestValues } from "./interest.schema.ts";
import { recordStep, tellBothSides } from "./partner-steps.server.ts";
import { getAudience } from "../project/project-audience.server.ts";
import { type ProjectCommandContext } from "../project/project-command.server.ts";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import { loadProject } from "../project/project-subject.server.ts";
import { takesInterest } from "../project/project.ts";
import { mayExpressInterestFor, worksOnProjectsOf } from "../project/project.policy.ts";

type ExpressRefusal = Refusal<"forbidden", "barred" | "not-open" | "already-open" | "already-partner" | "unknown-need">;

/**
 * Sends an institution's interest in a project: for one of its partner needs, or for another role. One at a time for
 * each need; the project must be open and the day for answers not passed.
 */
export async function expressInterest(
  context: ProjectCommandContext,
  { projectId, values }: { projectId: string; values: InterestValues },
  actor: Viewer,
): Promise<{ ok: true; id: string } | ExpressRefusal> {
  return context.withTransaction(async (tx) => {
    const now = context.clock.now();
    const project = await loadProject(tx, projectId, dayNow(context.clock));
    if (!project || isStaff(actor)) return refused("forbidden");
    const { row, subject } = project;
    if (!subject.isLeadActive || !takesInterest(subject, isoDay(now))) return refused("not-open");
    if (subject.partnerIds.includes(values.institutionId)) return refused("already-partner");
    const audience = await getAudience(tx, actor, dayNow(context.clock));
    const mayFor = mayExpressInterestFor(audience, subject, isoDay(now));
    if (!mayFor.includes(values.institutionId)) return refused("forbidden");
    if (await isBarred(tx, actor.id)) return refused("barred");
    const role = await roleOf(tx, projectId, values);
    if (role === null) return refused("unknown-need");
    const id = await insertInterest(tx, projectId, { ...values, role }, { actor, now });
    if (id === null) return refuseSecond(tx, projectId, { ...values, role }, actor);
    const { institutionId } = values;
    const entry = { action: "interest.sent", institutionId, actorId: actor.id } as const;
    await recordStep(tx, row, { ...context, now }, entry);
    const step = { step: "interest_sent", key: id, partnerInstitutionId: institutionId, role } as const;
    await tellBothSides(tx, { ...context, now }, row, { ...step, actorId: actor.id });
    return { ok: true, id };
  });
}

/** Pressed twice is sent once; other words beside an open interest are refused. */
async function refuseSecond(
  tx: Tx,
  projectId: string,
  { institutionId, needId, role, message }: InterestValues & { role: string },
  actor: Viewer,
) {
  const isSame = and(
    eq(projectInterests.projectId, projectId),
    eq(projectInterests.institutionId, institutionId),
    eq(projectInterests.needId, needId),
    eq(projectInterests.role, role),
    eq(projectInterests.message, message),
    eq(projectInterests.expressedById, actor.id),
    inArray(projectInterests.status, OPEN_INTERESTS),
  );
  const [sent] = await tx.select({ id: projectInterests.id }).from(projectInterests).where(isSame);
  return sent ? { ok: true as const, id: sent.id } : refused("already-open");
}

async function roleOf(tx: Tx, projectId: string, { needId, role }: InterestValues): Promise<string | null> {
  if (needId === "other") return role ?? null;
  const isNeed = and(eq(projectNeeds.id, needId), eq(projectNeeds.projectId, projectId));
  const [need] = await tx.select({ role: projectNeeds.role }).from(projectNeeds).where(isNeed);
  return need?.role ?? null;
}

async function insertInterest(
  tx: Tx,
  projectId: string,
  values: InterestValues & { role: string },
  { actor, now }: { actor: Viewer; now: Date },
): Promise<string | null> {
  const [row] = await tx
    .insert(projectInterests)
    .values({
      ...values,
      staffAvailable: values.staffAvailable ?? null,
      projectId,
      expressedById: actor.id,
      status: "sent",
      createdAt: now,
    })
    .onConflictDoNothing()
    .returning({ id: projectInterests.id });
  return row?.id ?? null;
}

/** Nobody has said yes or no to it. */
export const isOpenInterest = ({ status }: Pick<typeof projectInterests.$inferSelect, "status">): boolean =>
  OPEN_INTERESTS.some((open) => open === status);

/** Takes an interest back that was neither accepted nor declined: whoever works on projects of the institution that sent it. */
export async function withdrawInterest(
  context: ProjectCommandContext,
  { projectId, interestId }: { projectId: string; interestId: string },
  actor: Viewer,
): Promise<{ ok: true } | Refusal<"forbidden", "already-answered">> {
  return context.withTransaction(async (tx) => {
    const interest = await findInterest(tx, projectId, interestId);
    const project = await loadProject(tx, projectId, dayNow(context.clock));
    if (!interest || !project || !worksOnProjectsOf(actor, interest.institutionId)) return refused("forbidden");
    // Pressed twice is done once.
    if (interest.status === "withdrawn" && interest.answeredById === actor.id) return { ok: true };
    if (!isOpenInterest(interest)) return refused("already-answered");
    const now = context.clock.now();
    const change = { status: "withdrawn" as const, answeredAt: now, answeredById: actor.id };
    await tx.update(projectInterests).set(change).where(eq(projectInterests.id, interestId));
    const { institutionId, role } = interest;
    const entry = { action: "interest.withdrawn", institutionId, actorId: actor.id } as const;
    await recordStep(tx, project.row, { ...context, now }, entry);
    const step = { step: "interest_withdrawn", key: interestId, partnerInstitutionId: institutionId, role } as const;
    await tellBothSides(tx, { ...context, now }, project.row, {
      ...step,
      partnerUserId: interest.expressedById,
      actorId: actor.id,
    });
    return { ok: true };
  });
}

/** An interest of that project, read inside a command. */
export async function findInterest(tx: Tx, projectId: string, interestId: string) {
  const isIt = and(eq(projectInterests.id, interestId), eq(projectInterests.projectId, projectId));
  const [interest] = await tx.select().from(projectInterests).where(isIt);
  return interest ?? null;
}
