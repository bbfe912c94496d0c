import { and, eq, gte, inArray, isNull } from "drizzle-orm";
import { findAccountById, listGrants } from "#app/features/accounts/accounts-queries.server.ts";
import { countMembers, listListedMembers } from "#app/features/members/directory/directory-queries.server.ts";
import { findRecord } from "#app/features/members/directory/member-records.server.ts";
import { checkMembership } from "#app/features/members/institution/membership-check.server.ts";
import { entitled } from "#app/features/members/institution/entitled.server.ts";
import { SPEAKERS } from "#app/features/members/institution/member.policy.ts";
import { unreachableFor } from "#app/features/members/people/reachability.server.ts";
import { users } from "#db/schema/accounts.ts";
import { grants } from "#db/schema/grants.ts";
import { institutions } from "#db/schema/members.ts";
import { memberships } from "#db/schema/memberships.ts";
import { outbox } from "#db/schema/outbox.ts";
import type { Services } from "#app/platform/services.server.ts";

type Watched = Pick<Services, "db" | "clock">;

/** Looked up one by one each day; the lists are compared whole. */
const SAMPLE = 5;
const MOST_SAID = 20;
/** Letters of one kind and text, of which a row has several; all others come once. */
const REPEATED = /-(reminded|ending)$/;
/** What may happen to one member again. */
const AGAIN = /^(membership-(suspended|reinstated|renewed|term-(told|asked|lapsed)|accreditation-told)|people-)/;

// Nobody in this life closes an account or loses an address.
const isSpeaking = and(inArray(grants.role, [...SPEAKERS]), isNull(grants.revokedAt));

/** Looks each day whether members stand as they must: worked out here from the bare rows, and compared with what is shown. */
export function createWatch(context: Watched, coordinatorId: string) {
  const { db, clock } = context;
  const counts: Record<string, number> = {};
  const violations: string[] = [];
  const written = new Map<string, number>();
  let letters: { kind: string; userId: string }[] = [];
  let daysWatched = 0;
  let grace = 0;

  const say = (day: string, words: string) => {
    if (violations.length < MOST_SAID) console.log(`${day}: ${words}`);
    violations.push(`${day}: ${words}`);
  };

  async function lookAtLetters(day: string) {
    const fresh = await db.select().from(outbox).where(gte(outbox.createdAt, clock.now())).orderBy(outbox.id);
    const people = await db.select({ id: users.id, email: users.email }).from(users);
    const idOf = new Map(people.map(({ id, email }) => [email, id]));
    letters = fresh.flatMap(({ kind, recipient }) => ({ kind, userId: idOf.get(recipient) ?? "" }));
    for (const { kind, recipient, subject, text, subjectId } of fresh) {
      counts[kind] = (counts[kind] ?? 0) + 1;
      const ofDay = [day, recipient, kind, subjectId].join();
      if (written.has(ofDay)) say(day, `twice on a day: ${kind} to ${recipient}`);
      written.set(ofDay, 1);
      const ofText = [recipient, kind, text].join();
      const times = (written.get(ofText) ?? 0) + 1;
      written.set(ofText, times);
      if (!AGAIN.test(kind) && times > (REPEATED.test(kind) ? 3 : 1)) say(day, `once more: ${kind}, ${subject}`);
    }
  }

  async function look(day: string, works: boolean): Promise<void> {
    daysWatched++;
    await lookAtLetters(day);
    const rows = await db
      .select({ membership: memberships, id: institutions.id, slug: institutions.slug })
      .from(memberships)
      .innerJoin(institutions, eq(institutions.id, memberships.institutionId));
    const isWithinTerm = ({ endsOn }: (typeof rows)[number]["membership"]) => endsOn === null || endsOn >= day;
    const isInForce = ({ membership }: (typeof rows)[number]) =>
      membership.status === "active" &&
      membership.startsOn <= day &&
      (isWithinTerm(membership) || (membership.graceUntil ?? "") >= day);
    const inForce = rows.filter(isInForce);
    grace += inForce.filter(({ membership }) => !isWithinTerm(membership)).length;
    await lookAtLists(day, inForce);
    for (let at = 0; at < Math.min(SAMPLE, rows.length); at++) {
      const row = rows[(daysWatched * SAMPLE + at) % rows.length];
      if (row) await lookAtOne(day, row, isInForce(row));
    }
    const holding = rows.filter(
      (row) => row.membership.status === "suspended" || isInForce(row) || row.membership.startsOn > day,
    );
    await lookAtReach(
      day,
      holding.map(({ id }) => id),
      works,
    );
  }

  async function lookAtLists(day: string, inForce: { slug: string }[]) {
    const listed = (await listListedMembers(db, day)).map(({ slug }) => slug).sort();
    const must = inForce.map(({ slug }) => slug).sort();
    if (listed.join() !== must.join()) say(day, `${listed.length} listed, ${must.length} in force`);
    const { members } = await countMembers(db, day);
    if (members !== must.length) say(day, `${members} in the directory, ${must.length} in force`);
    const voting = await db.select({ endsOn: memberships.endsOn }).from(memberships).where(entitled("vote", day));
    if (voting.some(({ endsOn }) => endsOn !== null && endsOn < day)) say(day, "active past its term");
  }

  async function lookAtOne(day: string, row: { slug: string; membership: { number: string } }, isInForce: boolean) {
    const { number } = row.membership;
    const { answer } = await checkMembership(db, number, clock.now());
    if ((answer === "valid") !== isInForce) say(day, `${number} is ${answer}, in force: ${isInForce}`);
    const record = await findRecord(db, row.slug, day);
    if ((record !== null) !== isInForce) say(day, `${number} for programs: ${record !== null}, in force: ${isInForce}`);
  }

  async function lookAtReach(day: string, holding: readonly string[], works: boolean) {
    const held = await db.select({ institutionId: grants.institutionId }).from(grants).where(isSpeaking);
    const reached = new Set(held.map(({ institutionId }) => institutionId));
    const alone = holding.filter((id) => !reached.has(id)).sort();
    const account = await findAccountById(db, coordinatorId);
    if (!account) throw new Error("There is no coordinator");
    const viewer = { ...account, grants: await listGrants(db, coordinatorId) };
    const noticed = (await unreachableFor(db, viewer, clock.now())).map(({ institution }) => institution.id).sort();
    if (noticed.join() !== alone.join()) say(day, `${alone.length} alone, ${noticed.length} noticed`);
    const served = await db.selectDistinct({ institutionId: grants.institutionId }).from(grants);
    const everServed = new Set(served.map(({ institutionId }) => institutionId));
    // Of a member that came with a list, and for which nobody ever acted, the desk tells and no letter.
    const left = alone.filter((id) => everServed.has(id));
    if (!works || left.length === 0) return;
    const told = await db
      .select({ subjectId: outbox.subjectId, createdAt: outbox.createdAt })
      .from(outbox)
      .where(eq(outbox.kind, "people-unreachable"));
    const month = day.slice(0, 7);
    const ofMonth = new Set(
      told.filter(({ createdAt }) => createdAt.toISOString().startsWith(month)).map(({ subjectId }) => subjectId),
    );
    for (const id of left) if (!ofMonth.has(id)) say(day, `nobody was told that ${id} has nobody`);
  }

  return {
    look,
    /** Who was written to on the last day that was looked at. */
    lettersOfLastDay: () => letters,
    result: () => ({ days: daysWatched, daysInGrace: grace, letters: counts, violations }),
  };
}
