import { and, eq, inArray, isNotNull, isNull, lt, lte } from "drizzle-orm";
import type { Job } from "#app/platform/clockwork.server.ts";
import { dayNow, daysAfter } from "#app/platform/days.ts";
import type { Tx } from "#db/index.server.ts";
import { projectPartners } from "#db/schema/partners.ts";
import { projects } from "#db/schema/projects.ts";
import type { ProjectCommandContext } from "../project/project-command.server.ts";
import { EDITABLE_ON_BOARD, INVITED_SOON_DAYS } from "../project/project.ts";
import { tellOneSide } from "./partner-steps.server.ts";
import { placesFor } from "./role-standing.server.ts";
import { findPlace, settle } from "./settle-partner.server.ts";

const isInvited = and(
  eq(projectPartners.status, "invited"),
  isNotNull(projectPartners.institutionId),
  inArray(projects.status, EDITABLE_ON_BOARD),
);

async function listInvited(tx: Tx, isAsked: ReturnType<typeof and>) {
  return tx
    .select({ row: projects, partner: projectPartners })
    .from(projectPartners)
    .innerJoin(projects, eq(projects.id, projectPartners.projectId))
    .where(and(isInvited, isAsked));
}

/** Invitations whose day has passed lapse: the place is free again, and both sides are told. */
async function lapse(tx: Tx, context: ProjectCommandContext, today: string): Promise<number> {
  const over = await listInvited(tx, lt(projectPartners.answerBy, today));
  for (const { row, partner } of over) {
    const place = { projectId: row.id, institutionId: partner.institutionId ?? "" };
    const found = await findPlace(tx, place, today);
    if (found) await settle(tx, context, { ...found, status: "lapsed" }, null);
  }
  return over.length;
}

/** Institutions that have not answered are told once that the day is near. */
async function remind(tx: Tx, context: ProjectCommandContext, today: string): Promise<number> {
  const now = context.clock.now();
  const { answerBy, remindedAt, id } = projectPartners;
  const near = await listInvited(tx, and(isNull(remindedAt), lte(answerBy, daysAfter(today, INVITED_SOON_DAYS))));
  for (const { row, partner } of near) {
    await tx.update(projectPartners).set({ remindedAt: now }).where(eq(id, partner.id));
    const step = { step: "invitation_reminder", side: "partner", key: `${partner.id}:${partner.answerBy}` } as const;
    const told = { partnerInstitutionId: partner.institutionId ?? "", role: partner.role, answerBy: partner.answerBy };
    const places = await placesFor(tx, partner, today);
    await tellOneSide(tx, { ...context, now }, row, { ...step, ...told, places, actorId: null });
  }
  return near.length;
}

/** Watches over invitations that wait for an answer. Resolves to the number of those that lapsed or were reminded of. */
export function watchInvitations(context: ProjectCommandContext): Promise<number> {
  const today = dayNow(context.clock);
  return context.withTransaction(async (tx) => (await lapse(tx, context, today)) + (await remind(tx, context, today)));
}

export const watchInvitationsJob: Job<ProjectCommandContext> = {
  name: "watch-project-invitations",
  cron: "0 23 6 * * *",
  work: watchInvitations,
};
