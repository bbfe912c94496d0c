import { eq } from "drizzle-orm";
import { findAccountById } from "#app/features/accounts/accounts-queries.server.ts";
import { peopleOf } from "#app/features/accounts/addressees.server.ts";
import { type OnJoined } from "#app/features/accounts/accept-invitation.server.ts";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import { dayNow, dayOf } from "#app/platform/days.ts";
import { refused } from "#app/platform/refusal.ts";
import { addressees } from "#app/features/letters/addressees.server.ts";
import type { Tx } from "#db/index.server.ts";
import { mainRoleOffers } from "#db/schema/main-role-offers.ts";
import { institutions } from "#db/schema/members.ts";
import { endOfOffer, findOpenOffer, findSettledOffer, listSuccessors } from "./main-role.server.ts";
import { canOfferMainRole } from "../institution/member.policy.ts";
import { findOwnInstitution } from "../institution/own-institution.server.ts";
import { writeToPeople } from "./people-letters.server.ts";
import {
  type MainRoleContext,
  type MainRoleOutcome,
  passTo,
  settleOffer,
  tellOfPassing,
} from "./main-role-passes.server.ts";

type InstitutionRow = typeof institutions.$inferSelect;

const handoverPath = ({ id }: InstitutionRow) => `/institution/handover?institution=${id}`;

/** Offers the main role to a colleague, who can answer for thirty days. It stays where it is until the colleague accepts. */
export function offerMainRole(
  { withTransaction, clock, config }: MainRoleContext,
  { institutionId, userId }: { institutionId: string; userId: string },
  actor: Viewer,
): Promise<MainRoleOutcome> {
  return withTransaction(async (tx) => {
    const own = await findOwnInstitution(tx, actor, institutionId, dayNow(clock));
    if (!own) return refused("not-found");
    if (!canOfferMainRole(actor, own.member)) return refused("forbidden");
    const successor = (await listSuccessors(tx, institutionId)).find((one) => one.userId === userId);
    const account = successor && (await findAccountById(tx, userId));
    const now = clock.now();
    const open = await findOpenOffer(tx, institutionId, now);
    // Pressed twice is done once.
    if (open?.fromUserId === actor.id && open.toUserId === userId) return { ok: true };
    if (!account || open) return refused("stale");
    const values = { institutionId, fromUserId: actor.id, toUserId: userId, createdAt: now };
    const [offer] = await tx.insert(mainRoleOffers).values(values).returning();
    if (!offer) throw new Error("The offer was not written");
    const { institution } = own;
    const about = {
      institution,
      to: [account],
      actor: actor.name,
      occasion: offer.id,
      day: dayOf(endOfOffer(offer)),
      path: `${handoverPath(institution)}&offer=${offer.id}`,
    };
    await writeToPeople(tx, config, { ...about, news: "main_role_offered" }, now);
    const entry = { subjectId: institution.id, actorId: actor.id };
    await recordActivity(tx, { ...entry, action: "institution.main_role_offered" }, now);
    return { ok: true };
  });
}

/** Takes back an offer nobody has answered; to whom it was made is told. */
export function takeBackOffer(
  { withTransaction, clock, config }: MainRoleContext,
  institutionId: string,
  actor: Viewer,
): Promise<MainRoleOutcome> {
  return withTransaction(async (tx) => {
    const now = clock.now();
    const offer = await findOpenOffer(tx, institutionId, now);
    if (offer?.fromUserId !== actor.id) {
      const asked = { institutionId, userId: actor.id, offerId: null };
      const last = offer ? null : await findSettledOffer(tx, asked, now);
      // Pressed twice is done once.
      return last?.fromUserId === actor.id && last.outcome === "taken_back" ? { ok: true } : refused("stale");
    }
    await settleOffer(tx, offer, "taken_back", now);
    const [institution] = await tx.select().from(institutions).where(eq(institutions.id, institutionId));
    if (!institution) return { ok: true };
    const path = `${handoverPath(institution)}&offer=${offer.id}`;
    const about = { institution, actor: actor.name, occasion: offer.id, path };
    const to = await addressees(tx, [offer.toUserId]);
    await writeToPeople(tx, config, { ...about, news: "main_role_taken_back", to }, now);
    return { ok: true };
  });
}

/** Answers an offer of the main role. Accepted, it passes at once, and everybody concerned is told. */
export function answerOffer(
  { withTransaction, clock, config }: MainRoleContext,
  { institutionId, isAccepted }: { institutionId: string; isAccepted: boolean },
  actor: Viewer,
): Promise<MainRoleOutcome> {
  return withTransaction(async (tx) => {
    const own = await findOwnInstitution(tx, actor, institutionId, dayNow(clock));
    const now = clock.now();
    const offer = own && (await findOpenOffer(tx, institutionId, now));
    if (!own) return refused("not-found");
    if (offer?.toUserId !== actor.id)
      return answeredBefore(tx, { institutionId, isAccepted, isOpen: offer !== null }, actor, now);
    const primaries = await peopleOf(tx, institutionId, ["representative"]);
    const offerer = primaries.find(({ id }) => id === offer.fromUserId);
    await settleOffer(tx, offer, !offerer ? "taken_back" : isAccepted ? "accepted" : "declined", now);
    if (!offerer) return refused("stale");
    const { institution } = own;
    if (isAccepted) await passTo(tx, { institution, account: actor, actor, offerer, origin: config.origin }, now);
    else {
      const about = { institution, person: actor.name, occasion: offer.id, path: handoverPath(institution) };
      await writeToPeople(tx, config, { ...about, news: "main_role_declined", to: [offerer] }, now);
    }
    return { ok: true };
  });
}

/** Pressed twice is answered once: the same answer to the offer that was made last is there already. */
async function answeredBefore(
  tx: Tx,
  { institutionId, isAccepted, isOpen }: { institutionId: string; isAccepted: boolean; isOpen: boolean },
  actor: Viewer,
  now: Date,
): Promise<MainRoleOutcome> {
  const last = isOpen ? null : await findSettledOffer(tx, { institutionId, userId: actor.id, offerId: null }, now);
  const isSame = last?.toUserId === actor.id && last.outcome === (isAccepted ? "accepted" : "declined");
  return isSame ? { ok: true } : refused("stale");
}

/**
 * What follows when somebody accepts the secretariat's invitation to be the primary representative: an offer that waits
 * is void, the contacts follow, and everybody concerned is told.
 */
export function onMainRoleAccepted({ origin }: { origin: string }): OnJoined {
  return async (tx, { userId, role, institutionId }, now) => {
    if (role !== "representative" || institutionId === null) return;
    const [institution] = await tx.select().from(institutions).where(eq(institutions.id, institutionId));
    const account = await findAccountById(tx, userId);
    if (!institution || !account) return;
    const open = await findOpenOffer(tx, institutionId, now);
    if (open) await settleOffer(tx, open, "taken_back", now);
    await tellOfPassing(tx, { institution, account, actor: account, origin }, now);
  };
}
