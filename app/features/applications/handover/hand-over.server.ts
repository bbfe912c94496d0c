import type { Viewer } from "#app/features/accounts/viewer.ts";
import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import { membersActedFor } from "#app/features/members/people/acts-for-member.server.ts";
import { addDays } from "#app/platform/clock.ts";
import type { Config } from "#app/platform/config.server.ts";
import { dayOf } from "#app/platform/days.ts";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { Tx } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import { handoverProposals } from "#db/schema/handovers.ts";
import type { Dossier } from "../file/dossier.server.ts";
import { ANSWER_DAYS } from "../hands/hand.ts";
import { passFile } from "../hands/pass-file.server.ts";
import { findProposal } from "../hands/proposals.server.ts";
import { canBeAsked, findHandedFile, findSuccessor } from "./handed-file.server.ts";
import { tellOfProposal } from "./handover-letters.server.ts";

export type HandoverContext = Pick<Services, "withTransaction" | "clock"> & {
  config: Pick<Config, "origin">;
  requestId?: string;
  locale?: Locale;
};

type WhyNobody = Refusal<never, "no-person" | "already-in" | "checks-it">;
type ActsElsewhere = Refusal<never, "acts-elsewhere"> & { institutions: string[] };
type Handed = { ok: true; isProposed: boolean } | Refusal<"not-found" | "stale"> | WhyNobody | ActsElsewhere;

interface Asked {
  applicationId: string;
  email: string;
  reason: string;
  isSure?: boolean;
}

interface Handing {
  dossier: Dossier;
  to: { id: string; name: string };
  reason: string;
}

/**
 * Hands an application over to another person, for whoever answers for it has left. Can that person still be reached, it is
 * proposed: it happens once that person or a second coordinator agrees, or when the term has passed without an answer.
 * Somebody who acts for another member takes it over only where whoever hands it over is sure of it.
 */
export function handOver(
  context: HandoverContext,
  { applicationId, email, reason, isSure = false }: Asked,
  actor: Viewer,
): Promise<Handed> {
  return context.withTransaction<Handed>(async (tx) => {
    const now = context.clock.now();
    const dossier = await findHandedFile(tx, applicationId, actor);
    if (!dossier) return refused("not-found");
    if (await findProposal(tx, applicationId)) return refused("stale");
    const successor = await findSuccessor(tx, dossier, { email });
    if (!successor.ok) return successor;
    const elsewhere = {
      userId: successor.account.id,
      exceptId: dossier.application.institutionId,
      today: dayOf(now),
    };
    const institutions = isSure ? [] : await membersActedFor(tx, elsewhere, context.locale ?? actor.locale);
    if (institutions.length > 0) return refused("acts-elsewhere", { institutions });
    const to = successor.account;
    const isProposed = await canBeAsked(tx, dossier.application);
    if (isProposed) await propose(tx, context, { dossier, to, reason }, actor, now);
    else {
      const { config, requestId } = context;
      const by = { actorId: actor.id, reason, origin: config.origin, requestId };
      await passFile(tx, { application: dossier.application, to, ...by }, now);
    }
    return { ok: true, isProposed };
  });
}

async function propose(tx: Tx, context: HandoverContext, { dossier, to, reason }: Handing, actor: Viewer, now: Date) {
  const { id: applicationId, ownerId: fromUserId } = dossier.application;
  const by = { proposedById: actor.id, proposedAt: now, dueAt: addDays(now, ANSWER_DAYS) };
  const [proposal] = await tx
    .insert(handoverProposals)
    .values({ applicationId, fromUserId, toUserId: to.id, reason, ...by })
    .returning();
  if (!proposal) throw new Error("A proposal to hand an application over was not written");
  const event = { subjectId: applicationId, actorId: actor.id, requestId: context.requestId };
  const data = { person: to.name, reason };
  await recordActivity(tx, { ...event, action: "application.handover_proposed", data }, now);
  await tellOfProposal(tx, context.config, { dossier, proposal, to, actor }, now);
}
