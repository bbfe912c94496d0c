import { eq } from "drizzle-orm";
import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import { peopleOf } from "#app/features/accounts/addressees.server.ts";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import type { LetterFrame } from "#app/features/letters/letter.ts";
import { writeTo } from "#app/features/letters/write-to.server.ts";
import type { Tx } from "#db/index.server.ts";
import { membershipChanges, memberships } from "#db/schema/members.ts";
import type { MembershipStatus } from "#db/vocabulary.ts";
import { touchDirectory } from "./directory-version.server.ts";
import { nameOf } from "./institution-names.ts";
import { canManageMembership } from "./member.policy.ts";
import { canBecome } from "./membership.ts";
import { reinstatementLetter, suspensionLetter } from "./membership-emails.ts";
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
    await writeToRepresentatives(tx, { found, status, reason, origin: config.origin, actorId: actor.id }, now);
    return { ok: true };
  });
}

interface Post {
  found: Found;
  status: "active" | "suspended";
  reason: string;
  origin: string;
  actorId: string;
}

async function writeToRepresentatives(tx: Tx, post: Post, now: Date): Promise<void> {
  const { found, status, reason, origin, actorId } = post;
  const { membership, institution } = found;
  const url = `${origin}/institution?institution=${institution.id}`;
  const speakers = await peopleOf(tx, institution.id, ["representative", "alternate"]);
  const readers = { userIds: speakers.map(({ id }) => id), reader: "member" } as const;
  const kind = `membership-${status === "suspended" ? "suspended" : "reinstated"}`;
  const about = { subjectType: "membership", subjectId: membership.id };
  const occasion = { kind, key: `${membership.id}:${now.getTime()}`, about, actorId };
  const compose = (frame: LetterFrame) => {
    const words = { institution: nameOf(institution, frame.locale).name, number: membership.number, reason, url };
    return status === "suspended" ? suspensionLetter(frame, words) : reinstatementLetter(frame, words);
  };
  await writeTo(tx, readers, occasion, compose, now);
}
