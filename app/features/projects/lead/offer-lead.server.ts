import { eq } from "drizzle-orm";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { isBarred } from "#app/features/contact/bar.server.ts";
import { dayNow } from "#app/platform/days.ts";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import { leadOffers } from "#db/schema/partners.ts";
import { findPartner } from "../partners/partner-rows.server.ts";
import { getAudience } from "../project/project-audience.server.ts";
import { type ProjectCommandContext, recordProject } from "../project/project-command.server.ts";
import { loadProject } from "../project/project-subject.server.ts";
import { EDITABLE_ON_BOARD } from "../project/project.ts";
import { canOfferLead } from "../project/lead.policy.ts";
import { findOffer, findOpenOffer, isAskedEnough } from "./lead-offers.server.ts";
import { tellOfOffer } from "./tell-of-lead.server.ts";

interface Offered {
  projectId: string;
  institutionId: string;
  role: string;
  message?: string;
}

type Outcome = Promise<
  { ok: true } | Refusal<"forbidden" | "impossible", "already-asked" | "barred" | "declined-lately">
>;

/** Offers the lead of a running project to a confirmed partner; nothing changes before its representative accepts. */
export function offerLead(
  context: ProjectCommandContext,
  { projectId, institutionId, role, message }: Offered,
  actor: Viewer,
): Outcome {
  return context.withTransaction(async (tx) => {
    const today = dayNow(context.clock);
    const project = await loadProject(tx, projectId, today);
    if (!project || !canOfferLead(await getAudience(tx, actor, today), project.subject)) return refused("forbidden");
    if (await isBarred(tx, actor.id)) return refused("barred");
    const { row } = project;
    const isRunning = EDITABLE_ON_BOARD.some((status) => status === row.status);
    const partner = await findPartner(tx, projectId, institutionId);
    if (!isRunning || partner?.status !== "confirmed") return refused("impossible");
    const open = await findOpenOffer(tx, projectId);
    if (open) {
      const isSame = open.toInstitutionId === institutionId && open.offeredById === actor.id;
      return isSame ? { ok: true } : refused("already-asked");
    }
    const now = context.clock.now();
    if (await isAskedEnough(tx, { projectId, institutionId, now })) return refused("declined-lately");
    const offered = { fromInstitutionId: row.leadInstitutionId, toInstitutionId: institutionId, role };
    const [offer] = await tx
      .insert(leadOffers)
      .values({ projectId, ...offered, message, status: "offered", offeredById: actor.id, offeredAt: now })
      .returning();
    if (!offer) throw new Error("The offer was not written");
    const deed = { action: "project.lead_offered", actorId: actor.id, data: { institutionId } } as const;
    await recordProject(tx, projectId, { ...context, now }, deed);
    await tellOfOffer(tx, { ...context, now }, "lead_offered", { row, offer, words: message, actorId: actor.id });
    return { ok: true };
  });
}

/** Takes an offer back that was not answered yet. */
export function withdrawOffer(
  context: ProjectCommandContext,
  { projectId, offerId }: { projectId: string; offerId: string },
  actor: Viewer,
): Outcome {
  return context.withTransaction(async (tx) => {
    const today = dayNow(context.clock);
    const project = await loadProject(tx, projectId, today);
    const offer = await findOffer(tx, projectId, offerId);
    if (!project || !offer || !canOfferLead(await getAudience(tx, actor, today), project.subject))
      return refused("forbidden");
    if (offer.status === "withdrawn" && offer.answeredById === actor.id) return { ok: true };
    if (offer.status !== "offered") return refused("impossible");
    const now = context.clock.now();
    const change = { status: "withdrawn" as const, answeredAt: now, answeredById: actor.id };
    await tx.update(leadOffers).set(change).where(eq(leadOffers.id, offerId));
    const data = { institutionId: offer.toInstitutionId };
    const deed = { action: "project.lead_withdrawn", actorId: actor.id, data } as const;
    await recordProject(tx, projectId, { ...context, now }, deed);
    await tellOfOffer(tx, { ...context, now }, "lead_withdrawn", { row: project.row, offer, actorId: actor.id });
    return { ok: true };
  });
}
