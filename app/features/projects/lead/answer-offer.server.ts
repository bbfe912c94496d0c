import { eq } from "drizzle-orm";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { dayNow } from "#app/platform/days.ts";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import type { Tx } from "#db/index.server.ts";
import { institutions } from "#db/schema/members.ts";
import { leadOffers } from "#db/schema/partners.ts";
import { findPartner } from "../partners/partner-rows.server.ts";
import { getAudience } from "../project/project-audience.server.ts";
import { type ProjectCommandContext, recordProject } from "../project/project-command.server.ts";
import { readProject } from "../project/project-queries.server.ts";
import { type LoadedProject, loadProject } from "../project/project-subject.server.ts";
import { EDITABLE_ON_BOARD } from "../project/project.ts";
import { canTakeLead } from "../project/lead.policy.ts";
import { findOffer, type LeadOffer } from "./lead-offers.server.ts";
import { moveLead } from "./move-lead.server.ts";
import { tellOfNewLead, tellOfOffer } from "./tell-of-lead.server.ts";

interface Answered {
  projectId: string;
  offerId: string;
  answer: "accepted" | "declined";
  note?: string;
}

/**
 * A representative of the partner accepts or declines the lead. It is accepted as long as the project runs and the partner is
 * in it, also where the membership of the institution that leads it has ended meanwhile.
 */
export function answerOffer(
  context: ProjectCommandContext,
  { projectId, offerId, answer, note }: Answered,
  actor: Viewer,
): Promise<{ ok: true } | Refusal<"forbidden" | "impossible">> {
  return context.withTransaction(async (tx) => {
    const today = dayNow(context.clock);
    const project = await loadProject(tx, projectId, today);
    const offer = await findOffer(tx, projectId, offerId);
    if (!project || !offer || !canTakeLead(await getAudience(tx, actor, today), offer.toInstitutionId))
      return refused("forbidden");
    if (offer.status === answer && offer.answeredById === actor.id) return { ok: true };
    if (offer.status !== "offered") return refused("impossible");
    const about = { project, offer, note, actor, now: context.clock.now(), today };
    return answer === "declined" ? decline(tx, context, about) : accept(tx, context, about);
  });
}

interface About {
  project: LoadedProject;
  offer: LeadOffer;
  note: string | undefined;
  actor: Viewer;
  now: Date;
  today: string;
}

const answeredBy = ({ now, actor, note }: About) => ({
  ...{ answeredAt: now, answeredById: actor.id, answerNote: note ?? null },
});

async function decline(tx: Tx, context: ProjectCommandContext, about: About): Promise<{ ok: true }> {
  const { project, offer, note, actor, now } = about;
  const { row } = project;
  const change = { status: "declined" as const, ...answeredBy(about) };
  await tx.update(leadOffers).set(change).where(eq(leadOffers.id, offer.id));
  const data = { institutionId: offer.toInstitutionId };
  const deed = { action: "project.lead_declined", actorId: actor.id, data } as const;
  await recordProject(tx, row.id, { ...context, now }, deed);
  await tellOfOffer(tx, { ...context, now }, "lead_declined", { row, offer, words: note, actorId: actor.id });
  return { ok: true };
}

async function accept(
  tx: Tx,
  context: ProjectCommandContext,
  about: About,
): Promise<{ ok: true } | Refusal<"impossible">> {
  const { project, offer, note, actor, now, today } = about;
  const { row, subject } = project;
  const partner = await findPartner(tx, row.id, offer.toInstitutionId);
  const isRunning = EDITABLE_ON_BOARD.some((status) => status === row.status);
  const isLeadAsThen = row.leadInstitutionId === offer.fromInstitutionId;
  if (!isRunning || !isLeadAsThen || partner?.status !== "confirmed") return refused("impossible");
  const change = { status: "accepted" as const, ...answeredBy(about) };
  await tx.update(leadOffers).set(change).where(eq(leadOffers.id, offer.id));
  await moveLead(tx, { row, offer, partner, userId: actor.id, now });
  const data = { institutionId: offer.toInstitutionId };
  const deed = { action: "project.lead_changed", actorId: actor.id, data } as const;
  await recordProject(tx, row.id, { ...context, now }, deed);
  const [to] = await tx
    .select({ country: institutions.country })
    .from(institutions)
    .where(eq(institutions.id, offer.toInstitutionId));
  const countries = [...new Set([subject.leadCountry, to?.country ?? subject.leadCountry])];
  const told = { row: await readProject(tx, row.id), offer, words: note, actorId: actor.id, countries, today };
  await tellOfNewLead(tx, { ...context, now }, told);
  return { ok: true };
}
