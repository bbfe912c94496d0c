import { and, asc, eq, inArray, isNull } from "drizzle-orm";
import { INSTITUTION_ROLES } from "#app/features/accounts/viewer.ts";
import type { Reader } from "#db/index.server.ts";
import { oneTimeTokens } from "#db/schema/accounts.ts";
import { grants } from "#db/schema/grants.ts";
import { accessRequests, invitations } from "#db/schema/invitations.ts";
import { mainRoleOffers } from "#db/schema/main-role-offers.ts";
import { institutionPeople } from "#db/schema/members.ts";
import { fold } from "#db/search.server.ts";
import type { Role } from "#db/vocabulary.ts";
import { SPEAKERS } from "../institution/member.policy.ts";
import type { Move } from "./move.ts";

/** The ids of the institution that goes and of the one that stays, and the moment at which it happens. */
export interface Moving {
  from: string;
  to: string;
  now: Date;
}

type Grant = typeof grants.$inferSelect;

const speaks = (role: string) => SPEAKERS.some((one) => one === role);
const weight = ({ role }: Pick<Grant, "role">) => INSTITUTION_ROLES.findIndex((one) => one === role);
const ends = (name: string, now: Date) => ({ before: { [name]: null }, after: { [name]: now.toISOString() } });

/**
 * Those who act for the one act for the other. Its primary representative stays the primary one, and that of the other
 * becomes an alternate; who acts for both keeps one place, the weightier.
 */
async function planPlaces(db: Reader, { from, to, now }: Moving): Promise<Move[]> {
  const isTheirs = and(inArray(grants.institutionId, [from, to]), inArray(grants.role, [...INSTITUTION_ROLES]));
  const held = await db
    .select()
    .from(grants)
    .where(and(isTheirs, isNull(grants.revokedAt)))
    .orderBy(asc(grants.createdAt), asc(grants.id));
  const there = held.filter(({ institutionId }) => institutionId === to);
  const coming = held.filter(({ institutionId }) => institutionId === from).sort((a, b) => weight(a) - weight(b));
  let hasMain = there.some(({ role }) => role === "representative");
  const roles = new Map<string, Role[]>();
  for (const { userId, role } of there) roles.set(userId, [...(roles.get(userId) ?? []), role]);
  return coming.flatMap(({ id: objectId, userId, role: had }): Move[] => {
    const own = roles.get(userId) ?? [];
    const role: Role = had === "representative" && hasMain ? "alternate" : had;
    if (own.some(speaks) || own.includes(role)) return [{ kind: "person", objectId, ...ends("revokedAt", now) }];
    hasMain ||= role === "representative";
    roles.set(userId, [...own, role]);
    const further = speaks(role) ? there.filter((one) => one.userId === userId) : [];
    const before = { institutionId: from, role: had, revokedAt: null };
    return [
      ...further.map(({ id }): Move => ({ kind: "person", objectId: id, ...ends("revokedAt", now) })),
      { kind: "person", objectId, before, after: { institutionId: to, role, revokedAt: null } },
    ];
  });
}

/** Whom the one names among its people, where the other does not name them already. */
async function planNamed(db: Reader, { from, to }: Moving): Promise<Move[]> {
  const rows = await db
    .select()
    .from(institutionPeople)
    .where(inArray(institutionPeople.institutionId, [from, to]))
    .orderBy(asc(institutionPeople.id));
  const there = rows.filter(({ institutionId }) => institutionId === to);
  const hasMain = there.some(({ role }) => role === "representative");
  return rows.flatMap(({ id: objectId, institutionId, role, userId, name }): Move[] => {
    if (institutionId === to) return [];
    const isThere = there.some((one) => (userId && one.userId === userId) || fold(one.name) === fold(name));
    if (isThere) return [];
    const next = role === "representative" && hasMain ? "alternate" : role;
    const before = { institutionId: from, role };
    return [{ kind: "named", objectId, before, after: { institutionId: to, role: next } }];
  });
}

const asAlternate = (role: Role | null): Role | null => (role === "representative" ? "alternate" : role);

/** Invitations nobody has answered are to the other; who is invited to the same there already needs one only. */
async function planInvitations(db: Reader, { from, to, now }: Moving): Promise<Move[]> {
  const isOpen = and(eq(invitations.subjectType, "institution"), eq(invitations.state, "sent"));
  const sent = await db
    .select()
    .from(invitations)
    .where(and(isOpen, inArray(invitations.subjectId, [from, to])))
    .orderBy(asc(invitations.createdAt), asc(invitations.id));
  const isSame = (email: string, role: string) =>
    sent.some((one) => one.subjectId === to && one.email === email && one.role === role);
  const isLink = and(eq(oneTimeTokens.purpose, "invitation"), isNull(oneTimeTokens.usedAt));
  const links = await db
    .select()
    .from(oneTimeTokens)
    .where(and(isLink, inArray(oneTimeTokens.grantedInstitutionId, [from, to])))
    .orderBy(asc(oneTimeTokens.createdAt), asc(oneTimeTokens.id));
  const hasLink = (email: string, role: string | null) =>
    links.some((one) => one.grantedInstitutionId === to && one.email === email && one.grantedRole === role);
  return [
    ...sent.flatMap(({ id: objectId, subjectId, email, role }): Move[] => {
      if (subjectId === to) return [];
      const next = asAlternate(role) ?? role;
      const ended = { state: "revoked", settledAt: now.toISOString() };
      if (isSame(email, next))
        return [{ kind: "invitation", objectId, before: { state: "sent", settledAt: null }, after: ended }];
      const before = { subjectId: from, role, state: "sent" };
      return [{ kind: "invitation", objectId, before, after: { subjectId: to, role: next, state: "sent" } }];
    }),
    ...links.flatMap(({ id: objectId, grantedInstitutionId, email, grantedRole }): Move[] => {
      if (grantedInstitutionId === to) return [];
      const next = asAlternate(grantedRole);
      if (hasLink(email, next)) return [{ kind: "role_link", objectId, ...ends("usedAt", now) }];
      const before = { grantedInstitutionId: from, grantedRole, usedAt: null };
      const after = { grantedInstitutionId: to, grantedRole: next, usedAt: null };
      return [{ kind: "role_link", objectId, before, after }];
    }),
  ];
}

/** Requests to be let in that nobody has answered, and an offer of the main role that there is no longer. */
async function planRequests(db: Reader, { from, to, now }: Moving): Promise<Move[]> {
  const isOpen = and(eq(accessRequests.subjectType, "institution"), eq(accessRequests.state, "asked"));
  const asked = await db
    .select()
    .from(accessRequests)
    .where(and(isOpen, inArray(accessRequests.subjectId, [from, to])))
    .orderBy(asc(accessRequests.createdAt), asc(accessRequests.id));
  const asksThere = (userId: string) => asked.some((one) => one.subjectId === to && one.userId === userId);
  const offers = await db
    .select()
    .from(mainRoleOffers)
    .where(and(eq(mainRoleOffers.institutionId, from), isNull(mainRoleOffers.outcome)));
  return [
    ...asked.flatMap(({ id: objectId, subjectId, userId }): Move[] => {
      if (subjectId === to) return [];
      const ended = { state: "withdrawn", settledAt: now.toISOString() };
      if (asksThere(userId))
        return [{ kind: "request", objectId, before: { state: "asked", settledAt: null }, after: ended }];
      const before = { subjectId: from, state: "asked" };
      return [{ kind: "request", objectId, before, after: { subjectId: to, state: "asked" } }];
    }),
    ...offers.map(({ id: objectId }): Move => {
      const after = { outcome: "taken_back", settledAt: now.toISOString() };
      return { kind: "offer", objectId, before: { outcome: null, settledAt: null }, after };
    }),
  ];
}

/** What becomes of the people of a member that goes into another, and of those who are on their way to it. */
export async function planPeople(db: Reader, moving: Moving): Promise<Move[]> {
  return [
    ...(await planPlaces(db, moving)),
    ...(await planNamed(db, moving)),
    ...(await planInvitations(db, moving)),
    ...(await planRequests(db, moving)),
  ];
}
