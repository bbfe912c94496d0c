import { and, eq, inArray, isNull } from "drizzle-orm";
import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { getLocalizedAssociation } from "#app/platform/association.server.ts";
import { queueLetter } from "#app/platform/outbox.server.ts";
import type { Tx } from "#db/index.server.ts";
import { grants, users } from "#db/schema/accounts.ts";
import { membershipChanges, memberships } from "#db/schema/members.ts";
import type { MembershipStatus } from "#db/vocabulary.ts";
import { touchDirectory } from "./directory-version.server.ts";
import { nameOf } from "./institution-names.ts";
import { canManageMembership } from "./member.policy.ts";
import { canBecome } from "./membership.ts";
import { type MembershipLetter, reinstatementLetter, suspensionLetter } from "./membership-emails.ts";
import { findMembership } from "./membership-queries.server.ts";
import type { Writer } from "./profile-commands.server.ts";

type Manager = Writer & { config: { origin: string } };

interface Ruling {
  number: string;
  /** Read by the institution as it is written. */
  reason: string;
}

export type MembershipOutcome = { ok: true } | { ok: false; reason: "not-found" | "denied" | "changed" };

/**
 * Suspends a membership. From this moment the institution is in no list, count or search, its page is closed to the
 * public, its number is not confirmed, and it cannot post or join projects.
 */
export function suspendMembership(context: Manager, ruling: Ruling, actor: Viewer): Promise<MembershipOutcome> {
  return changeStatus(context, { ...ruling, status: "suspended", action: "membership.suspended" }, actor);
}

/** Puts a suspended membership back in force. */
export function reinstateMembership(context: Manager, ruling: Ruling, actor: Viewer): Promise<MembershipOutcome> {
  return changeStatus(context, { ...ruling, status: "active", action: "membership.reinstated" }, actor);
}

interface StatusChange extends Ruling {
  status: Extract<MembershipStatus, "active" | "suspended">;
  action: string;
}

type Found = NonNullable<Awaited<ReturnType<typeof findMembership>>>;

function changeStatus(
  { withTransaction, clock, config }: Manager,
  { number, reason, status, action }: StatusChange,
  actor: Viewer,
): Promise<MembershipOutcome> {
  return withTransaction(async (tx) => {
    const found = await findMembership(tx, number);
    if (!found) return { ok: false, reason: "not-found" };
    const { membership, institution } = found;
    const member = { institutionId: institution.id, country: institution.country };
    if (!canManageMembership(actor, member)) return { ok: false, reason: "denied" };
    const isOpen = membership.status === "suspended" || status === "suspended";
    if (!isOpen || !canBecome(membership.status, status)) return { ok: false, reason: "changed" };
    const now = clock.now();
    await tx.update(memberships).set({ status }).where(eq(memberships.id, membership.id));
    const change = { membershipId: membership.id, status, reason, actorId: actor.id, createdAt: now };
    await tx.insert(membershipChanges).values(change);
    await touchDirectory(tx);
    const entry = { subjectType: "membership", subjectId: membership.id, action, visibility: "public" } as const;
    await recordActivity(tx, { ...entry, actorId: actor.id, data: { reason } }, now);
    await writeToRepresentatives(tx, { found, status, reason, origin: config.origin }, now);
    return { ok: true };
  });
}

interface Post {
  found: Found;
  status: "active" | "suspended";
  reason: string;
  origin: string;
}

async function writeToRepresentatives(tx: Tx, { found, status, reason, origin }: Post, now: Date): Promise<void> {
  const { membership, institution } = found;
  const url = `${origin}/institution?institution=${institution.id}`;
  for (const { email: recipient, locale } of await representativesOf(tx, institution.id)) {
    const { name: association } = await getLocalizedAssociation(tx, locale);
    const shown = nameOf(institution, locale).name;
    const t = translator(locale);
    const words: MembershipLetter = {
      t,
      locale,
      association,
      institution: shown,
      number: membership.number,
      reason,
      url,
    };
    const letter = status === "suspended" ? suspensionLetter(words) : reinstatementLetter(words);
    const kind = `membership-${status === "suspended" ? "suspended" : "reinstated"}`;
    const dedupeKey = `${kind}:${membership.id}:${now.getTime()}:${recipient}`;
    const about = { subjectType: "membership", subjectId: membership.id };
    await queueLetter(tx, { ...letter, ...about, dedupeKey, kind, recipient, locale }, now);
  }
}

async function representativesOf(tx: Tx, institutionId: string) {
  return tx
    .selectDistinct({ email: users.email, locale: users.locale })
    .from(grants)
    .innerJoin(users, eq(users.id, grants.userId))
    .where(
      and(
        eq(grants.institutionId, institutionId),
        inArray(grants.role, ["representative", "alternate"]),
        isNull(grants.revokedAt),
        isNull(users.suspendedAt),
      ),
    );
}
