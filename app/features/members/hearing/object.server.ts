import { and, eq, isNull } from "drizzle-orm";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import { dayOf } from "#app/platform/days.ts";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import type { Reader, Tx } from "#db/index.server.ts";
import { membershipObjections } from "#db/schema/objections.ts";
import { canAnswerObjection } from "../institution/member.policy.ts";
import { findMembership } from "../institution/membership-queries.server.ts";
import { tellOfObjection } from "../membership/objection-letters.server.ts";
import { findObjection } from "../membership/objections.server.ts";
import { findOpenProposal, listConflicted } from "../membership/ruling-queries.server.ts";
import type { Manager } from "../membership/suspension-commands.server.ts";
import { findNotice, findOwnNotice } from "./find-notice.server.ts";

type LodgedObjection = typeof membershipObjections.$inferSelect;

interface Objection {
  institutionId: string;
  /** The notice that was read; another one may stand in its place now. */
  seen: string;
  objection: string;
}

/** Pressed twice is done once: the same person has lodged these very words. */
async function isLodged(
  tx: Tx,
  { proposalId, objection, objectedById }: Pick<LodgedObjection, "proposalId" | "objection" | "objectedById">,
): Promise<boolean> {
  const lodged = (await findObjection(tx, proposalId))?.objection;
  return lodged?.objection === objection && lodged.objectedById === objectedById;
}

/** A member objects to the end of its membership: once, and until the day it was told. Nothing changes by it. */
export function object(
  { withTransaction, clock, config }: Manager,
  { institutionId, seen, objection }: Objection,
  actor: Viewer,
): Promise<{ ok: true } | Refusal<"not-found" | "stale">> {
  return withTransaction(async (tx) => {
    const now = clock.now();
    const today = dayOf(now);
    const notice = await findOwnNotice(tx, actor, { institutionId, today });
    if (!notice) return refused("not-found");
    const { proposal, membership } = notice;
    const { id, outcome, objectUntil } = proposal;
    const isOpen = id === seen && outcome === "confirmed" && membership.status === "terminated";
    if (!isOpen || (objectUntil ?? "") < today) return refused("stale");
    const values = { proposalId: id, objection, objectedById: actor.id, createdAt: now };
    const [lodged] = await tx.insert(membershipObjections).values(values).onConflictDoNothing().returning();
    if (!lodged) return (await isLodged(tx, values)) ? { ok: true } : refused("stale");
    const entry = { subjectId: membership.id, actorId: actor.id };
    await recordActivity(tx, { ...entry, action: "membership.objection_lodged" }, now);
    const told = { ...notice, origin: config.origin, actorId: actor.id };
    await tellOfObjection(tx, told, { news: "lodged", text: objection, key: lodged.id }, now);
    return { ok: true };
  });
}

interface Answer {
  number: string;
  /** The objection that was read. */
  seen: string;
  /** Read by the institution as it is written. */
  reason: string;
}

/** Whether somebody may answer an objection to the end of a membership; where there is none, the command says so. */
export async function mayAnswerObjection(db: Reader, number: string, actor: Viewer): Promise<boolean> {
  const found = await findMembership(db, number);
  const notice = found && (await findNotice(db, found.membership.id));
  if (!notice) return true;
  const { institution, membership, proposal } = notice;
  const conflictedIds = await listConflicted(db, membership.applicationId);
  const subject = { institutionId: institution.id, country: institution.country, conflictedIds };
  return canAnswerObjection(actor, { ...subject, ...proposal });
}

/**
 * Answers an objection that the end of the membership stands, unless it is proposed to reinstate the membership: two
 * decisions on one objection must not cross.
 */
export function answerObjection(
  { withTransaction, clock, config }: Manager,
  { number, seen, reason }: Answer,
  actor: Viewer,
): Promise<{ ok: true } | Refusal<"not-found" | "forbidden" | "stale", "reinstating">> {
  return withTransaction(async (tx) => {
    const found = await findMembership(tx, number);
    const notice = found && (await findNotice(tx, found.membership.id));
    const lodged = notice && (await findObjection(tx, notice.proposal.id));
    if (!lodged) return refused("not-found");
    const { institution, membership, proposal } = notice;
    const conflictedIds = await listConflicted(tx, membership.applicationId);
    const subject = { institutionId: institution.id, country: institution.country, conflictedIds };
    if (!canAnswerObjection(actor, { ...subject, ...proposal })) return refused("forbidden");
    if (lodged.objection.id !== seen || membership.status !== "terminated") return refused("stale");
    if (await findOpenProposal(tx, membership.id)) return refused("reinstating");
    const now = clock.now();
    const isOpen = and(eq(membershipObjections.id, seen), isNull(membershipObjections.answeredAt));
    const said = { answer: reason, answeredById: actor.id, answeredAt: now };
    const [answered] = await tx.update(membershipObjections).set(said).where(isOpen).returning();
    if (!answered) return refused("stale");
    const entry = { subjectId: membership.id, actorId: actor.id };
    await recordActivity(tx, { ...entry, action: "membership.objection_answered" }, now);
    const told = { ...notice, origin: config.origin, actorId: actor.id };
    await tellOfObjection(tx, told, { news: "answered", text: reason, key: seen }, now);
    return { ok: true };
  });
}
