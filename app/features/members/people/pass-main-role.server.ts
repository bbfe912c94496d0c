import { and, eq, inArray } from "drizzle-orm";
import { findAccountById } from "#app/features/accounts/accounts-queries.server.ts";
import { coordinatorsOf, peopleOf } from "#app/features/accounts/addressees.server.ts";
import { giveMainRole } from "#app/features/accounts/grants-commands.server.ts";
import { inviteWithin, type OnJoined } from "#app/features/accounts/invitation-commands.server.ts";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import type { Config } from "#app/platform/config.server.ts";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import type { Tx } from "#db/index.server.ts";
import { institutionPeople, institutions, mainRoleOffers } from "#db/schema/members.ts";
import type { Locale } from "#db/locales.ts";
import { nameOf } from "../institution/institution-names.ts";
import { findOpenOffer, listSuccessors, type Offer } from "./main-role.server.ts";
import { canManageMembership, canOfferMainRole, SPEAKERS } from "../institution/member.policy.ts";
import { isCurrent } from "../institution/membership.ts";
import { findMembership } from "../institution/membership-queries.server.ts";
import { findOwnInstitution } from "../institution/own-institution.server.ts";
import { writeToPeople } from "./people-letters.server.ts";
import type { Writer } from "../profile/profile-commands.server.ts";

type Context = Writer & { config: { origin: string } };
type InstitutionRow = typeof institutions.$inferSelect;
type MainRoleOutcome = { ok: true } | Refusal<"not-found" | "forbidden" | "stale">;

const handoverPath = ({ id }: InstitutionRow) => `/institution/handover?institution=${id}`;

/** Offers the main role to a colleague. It stays where it is until the colleague accepts. */
export function offerMainRole(
  { withTransaction, clock, config }: Context,
  { institutionId, userId }: { institutionId: string; userId: string },
  actor: Viewer,
): Promise<MainRoleOutcome> {
  return withTransaction(async (tx) => {
    const own = await findOwnInstitution(tx, actor, institutionId);
    if (!own) return refused("not-found");
    if (!canOfferMainRole(actor, own.member)) return refused("forbidden");
    const successor = (await listSuccessors(tx, institutionId)).find((one) => one.userId === userId);
    const account = successor && (await findAccountById(tx, userId));
    if (!account || (await findOpenOffer(tx, institutionId))) return refused("stale");
    const now = clock.now();
    const values = { institutionId, fromUserId: actor.id, toUserId: userId, createdAt: now };
    const [offer] = await tx.insert(mainRoleOffers).values(values).returning();
    if (!offer) throw new Error("The offer was not written");
    const { institution } = own;
    const about = {
      institution,
      to: [account],
      actor: actor.name,
      occasion: offer.id,
      path: handoverPath(institution),
    };
    await writeToPeople(tx, config, { ...about, news: "main_role_offered" }, now);
    const entry = { subjectId: institution.id, actorId: actor.id };
    await recordActivity(tx, { ...entry, action: "institution.main_role_offered" }, now);
    return { ok: true };
  });
}

/** Takes back an offer nobody has answered. */
export function takeBackOffer(
  { withTransaction, clock }: Context,
  institutionId: string,
  actor: Viewer,
): Promise<MainRoleOutcome> {
  return withTransaction(async (tx) => {
    const offer = await findOpenOffer(tx, institutionId);
    if (offer?.fromUserId !== actor.id) return refused("stale");
    await settle(tx, offer, "taken_back", clock.now());
    return { ok: true };
  });
}

/** Answers an offer of the main role. Accepted, it passes at once, and everybody concerned is told. */
export function answerOffer(
  { withTransaction, clock, config }: Context,
  { institutionId, isAccepted }: { institutionId: string; isAccepted: boolean },
  actor: Viewer,
): Promise<MainRoleOutcome> {
  return withTransaction(async (tx) => {
    const own = await findOwnInstitution(tx, actor, institutionId);
    const offer = own && (await findOpenOffer(tx, institutionId));
    if (!own) return refused("not-found");
    if (offer?.toUserId !== actor.id) return refused("stale");
    const now = clock.now();
    const primaries = await peopleOf(tx, institutionId, ["representative"]);
    const offerer = primaries.find(({ id }) => id === offer.fromUserId);
    await settle(tx, offer, !offerer ? "taken_back" : isAccepted ? "accepted" : "declined", now);
    if (!offerer) return refused("stale");
    const { institution } = own;
    if (isAccepted) await passTo(tx, { institution, account: actor, actor, origin: config.origin }, now);
    else {
      const about = { institution, person: actor.name, occasion: offer.id, path: handoverPath(institution) };
      await writeToPeople(tx, config, { ...about, news: "main_role_declined", to: [offerer] }, now);
    }
    return { ok: true };
  });
}

function settle(tx: Tx, { id }: Offer, outcome: NonNullable<Offer["outcome"]>, now: Date) {
  return tx.update(mainRoleOffers).set({ outcome, settledAt: now }).where(eq(mainRoleOffers.id, id));
}

interface Passing {
  institution: InstitutionRow;
  account: { id: string; name: string };
  actor: { id: string; name: string };
  reason?: string;
  origin: string;
}

async function passTo(tx: Tx, passing: Passing, now: Date): Promise<void> {
  const { institution, account, actor } = passing;
  await giveMainRole(tx, { userId: account.id, institutionId: institution.id, grantedById: actor.id }, now);
  await tellOfPassing(tx, passing, now);
}

async function tellOfPassing(tx: Tx, { institution, account, actor, reason, origin }: Passing, now: Date) {
  await nameMainContact(tx, institution.id, account);
  const entry = { subjectId: institution.id, actorId: actor.id };
  await recordActivity(tx, { ...entry, action: "institution.main_role_passed" }, now);
  const everybody = [...(await peopleOf(tx, institution.id)), ...(await coordinatorsOf(tx, institution.country))];
  const to = [...new Map(everybody.map((one) => [one.id, one])).values()].filter(({ id }) => id !== actor.id);
  const about = {
    institution,
    person: account.name,
    actor: actor.name,
    reason,
    occasion: `${account.id}:${now.getTime()}`,
  };
  await writeToPeople(tx, { origin }, { ...about, news: "main_role_passed", to }, now);
}

// The contacts an institution names in the directory follow the role.
async function nameMainContact(tx: Tx, institutionId: string, { id: userId, name }: { id: string; name: string }) {
  const isSpeaker = and(
    eq(institutionPeople.institutionId, institutionId),
    inArray(institutionPeople.role, [...SPEAKERS]),
  );
  await tx.update(institutionPeople).set({ role: "alternate" }).where(isSpeaker);
  const named = await tx
    .update(institutionPeople)
    .set({ role: "representative" })
    .where(and(isSpeaker, eq(institutionPeople.userId, userId)))
    .returning({ id: institutionPeople.id });
  if (named.length > 0) return;
  const unknown = { position: "", unit: null, languages: [] };
  await tx.insert(institutionPeople).values({ institutionId, role: "representative", name, userId, ...unknown });
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
    const open = await findOpenOffer(tx, institutionId);
    if (open) await settle(tx, open, "taken_back", now);
    await tellOfPassing(tx, { institution, account, actor: account, origin }, now);
  };
}

async function findForSecretariat(tx: Tx, number: string, actor: Viewer) {
  const found = await findMembership(tx, number);
  if (!found || !isCurrent(found.membership.status)) return refused("not-found");
  const { id: institutionId, country } = found.institution;
  const isAllowed = canManageMembership(actor, { institutionId, country });
  return isAllowed ? found.institution : refused("forbidden");
}

/** The secretariat makes a colleague the primary representative, with a reason everybody concerned reads. */
export function appointMainRepresentative(
  { withTransaction, clock, config }: Context,
  { number, userId, reason }: { number: string; userId: string; reason: string },
  actor: Viewer,
): Promise<MainRoleOutcome> {
  return withTransaction(async (tx) => {
    const institution = await findForSecretariat(tx, number, actor);
    if ("ok" in institution) return institution;
    const account = (await listSuccessors(tx, institution.id)).find((one) => one.userId === userId);
    if (!account) return refused("stale");
    const now = clock.now();
    const open = await findOpenOffer(tx, institution.id);
    if (open) await settle(tx, open, "taken_back", now);
    const to = { id: userId, name: account.name };
    await passTo(tx, { institution, account: to, actor, reason, origin: config.origin }, now);
    return { ok: true };
  });
}

interface SpeakerInvitation {
  number: string;
  email: string;
  role: (typeof SPEAKERS)[number];
  locale: Locale;
}

/** The secretariat invites somebody to speak for an institution: the way back in when nobody can be reached. */
export function inviteSpeaker(
  { withTransaction, clock, config, requestId }: Writer & { config: Config; requestId?: string },
  { number, email, role, locale }: SpeakerInvitation,
  actor: Viewer,
): Promise<MainRoleOutcome> {
  return withTransaction(async (tx) => {
    const institution = await findForSecretariat(tx, number, actor);
    if ("ok" in institution) return institution;
    const now = clock.now();
    const named = { id: institution.id, name: nameOf(institution, locale).name };
    await inviteWithin(tx, { config, requestId }, { email, role, locale, institution: named }, actor.id, now);
    const entry = { subjectId: institution.id, actorId: actor.id };
    await recordActivity(tx, { ...entry, action: "institution.colleague_invited", data: { role } }, now);
    return { ok: true };
  });
}
