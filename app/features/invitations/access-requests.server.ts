import { and, asc, desc, eq, gt, inArray, isNotNull, isNull, lte, ne, or } from "drizzle-orm";
import { addDays } from "#app/platform/clock.ts";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import type { Reader, Tx } from "#db/index.server.ts";
import { users } from "#db/schema/accounts.ts";
import { accessRequests } from "#db/schema/invitations.ts";
import type { Role } from "#db/vocabulary.ts";
import { ASK_AGAIN_DAYS, MOST_ASKING_FOR_ONE, MOST_OPEN_REQUESTS, PASSED_ON_DAYS, type Subject } from "./invitation.ts";

export type AccessRequestRow = typeof accessRequests.$inferSelect;

const isAbout = ({ subjectType, subjectId }: Subject) =>
  and(eq(accessRequests.subjectType, subjectType), eq(accessRequests.subjectId, subjectId));
const isOpen = eq(accessRequests.state, "asked");

interface NewRequest extends Subject {
  userId: string;
  role: Role;
  words: string;
}

type Asked =
  | { ok: true; request: AccessRequestRow; isNew: boolean }
  | Refusal<"too-many", "already-asked" | "declined-lately" | "others-asked">;

/** Asks to be let in to a thing: one request for each person and thing, and few at once. */
export async function askAccess(tx: Tx, request: NewRequest, now: Date): Promise<Asked> {
  const isTheirs = eq(accessRequests.userId, request.userId);
  const open = await tx.select().from(accessRequests).where(and(isTheirs, isOpen));
  const there = open.find((one) => one.subjectType === request.subjectType && one.subjectId === request.subjectId);
  // Pressed twice is asked once.
  if (there?.role === request.role && there.words === request.words) return { ok: true, request: there, isNew: false };
  if (there) return refused("already-asked");
  if (open.length >= MOST_OPEN_REQUESTS) return refused("too-many");
  const isLate = gt(accessRequests.settledAt, addDays(now, -ASK_AGAIN_DAYS));
  const declined = await tx.$count(
    accessRequests,
    and(isTheirs, isAbout(request), eq(accessRequests.state, "declined"), isLate),
  );
  if (declined > 0) return refused("declined-lately");
  const asking = await tx.$count(accessRequests, and(isAbout(request), isOpen, eq(accessRequests.role, request.role)));
  if (asking >= MOST_ASKING_FOR_ONE) return refused("others-asked");
  const [row] = await tx
    .insert(accessRequests)
    .values({ ...request, state: "asked", createdAt: now })
    .returning();
  if (!row) throw new Error("A request to be let in was not written");
  return { ok: true, request: row, isNew: true };
}

export async function findAccessRequest(db: Reader, id: string): Promise<AccessRequestRow | null> {
  const [row] = await db.select().from(accessRequests).where(eq(accessRequests.id, id));
  return row ?? null;
}

interface Settled {
  state: "accepted" | "declined" | "withdrawn";
  actorId: string;
  answer?: string;
  /** What the person is let in as. */
  givenRole?: Role;
}

/** How a request was answered, or taken back; null when it is open no more. */
export async function settleRequest(
  tx: Tx,
  id: string,
  { state, actorId, answer, givenRole }: Settled,
  now: Date,
): Promise<boolean> {
  const settled = await tx
    .update(accessRequests)
    .set({ state, settledAt: now, settledById: actorId, answer: answer || null, givenRole: givenRole ?? null })
    .where(and(eq(accessRequests.id, id), isOpen))
    .returning({ id: accessRequests.id });
  return settled.length === 1;
}

/** What others have asked of the same thing for the same role, and nobody has answered. */
export async function listRivals(db: Reader, { id, role, ...subject }: AccessRequestRow): Promise<AccessRequestRow[]> {
  const isRival = and(isAbout(subject), isOpen, eq(accessRequests.role, role), ne(accessRequests.id, id));
  return db.select().from(accessRequests).where(isRival).orderBy(asc(accessRequests.createdAt));
}

/** Notes that a request has gone on to the secretariat; false when it had already, or was answered. */
export async function passOn(tx: Tx, id: string, now: Date): Promise<boolean> {
  const passed = await tx
    .update(accessRequests)
    .set({ passedOnAt: now })
    .where(and(eq(accessRequests.id, id), isOpen, isNull(accessRequests.passedOnAt)))
    .returning({ id: accessRequests.id });
  return passed.length === 1;
}

/** The open requests that have waited so long that they go on to the secretariat, oldest first. */
export function listOverdueRequests(db: Reader, now: Date): Promise<AccessRequestRow[]> {
  const isOverdue = lte(accessRequests.createdAt, addDays(now, -PASSED_ON_DAYS));
  return db
    .select()
    .from(accessRequests)
    .where(and(isOpen, isNull(accessRequests.passedOnAt), isOverdue))
    .orderBy(asc(accessRequests.createdAt))
    .limit(200);
}

interface Reach {
  subjects: readonly Subject[];
  /** Also all that have gone on to the secretariat. */
  withPassedOn: boolean;
}

/** Whether a request is within somebody's reach; null when none can be. */
function isWithin({ subjects, withPassedOn }: Reach) {
  const byType = (type: Subject["subjectType"]) =>
    subjects.flatMap(({ subjectType, subjectId }) => (subjectType === type ? [subjectId] : []));
  const isOf = (["application", "institution"] as const).flatMap((type) => {
    const ids = byType(type);
    return ids.length === 0 ? [] : [and(eq(accessRequests.subjectType, type), inArray(accessRequests.subjectId, ids))];
  });
  const within = [...isOf, ...(withPassedOn ? [isNotNull(accessRequests.passedOnAt)] : [])];
  return within.length === 0 ? null : or(...within);
}

/** The open requests about some things, and with `withPassedOn` all that have gone on to the secretariat. */
export async function listOpenRequests(db: Reader, reach: Reach): Promise<AccessRequestRow[]> {
  const isReached = isWithin(reach);
  if (!isReached) return [];
  return db
    .select()
    .from(accessRequests)
    .where(and(isOpen, isReached))
    .orderBy(asc(accessRequests.createdAt), asc(accessRequests.id))
    .limit(100);
}

/** The same of those answered since a moment, newest first. */
export async function listAnsweredRequests(db: Reader, reach: Reach, since: Date): Promise<AccessRequestRow[]> {
  const isReached = isWithin(reach);
  if (!isReached) return [];
  const { state, settledAt } = accessRequests;
  return db
    .select()
    .from(accessRequests)
    .where(and(inArray(state, ["accepted", "declined"]), gt(settledAt, since), isReached))
    .orderBy(desc(settledAt), desc(accessRequests.id))
    .limit(50);
}

/** The open requests to take a member over that those who represent it, or did, can still answer or object to. */
export function listTakeOversAtMembers(db: Reader): Promise<AccessRequestRow[]> {
  const { subjectType, role, passedOnAt } = accessRequests;
  return db
    .select()
    .from(accessRequests)
    .where(and(isOpen, eq(subjectType, "institution"), eq(role, "representative"), isNull(passedOnAt)))
    .orderBy(asc(accessRequests.createdAt), asc(accessRequests.id))
    .limit(100);
}

/** The requests about a thing, newest first, whatever became of them, with the name of whoever asked. */
export function listRequestsTo(db: Reader, subject: Subject) {
  const { id, role, state, createdAt, passedOnAt, settledAt } = accessRequests;
  return db
    .select({ id, role, state, createdAt, passedOnAt, settledAt, name: users.name })
    .from(accessRequests)
    .innerJoin(users, eq(users.id, accessRequests.userId))
    .where(isAbout(subject))
    .orderBy(desc(createdAt), desc(id))
    .limit(50);
}

/** Whether a person has ever asked to be let in. */
export async function hasRequests(db: Reader, userId: string): Promise<boolean> {
  const isTheirs = eq(accessRequests.userId, userId);
  const [row] = await db.select({ id: accessRequests.id }).from(accessRequests).where(isTheirs).limit(1);
  return row !== undefined;
}

/** What a person has asked, newest first. */
export function listOwnRequests(db: Reader, userId: string): Promise<AccessRequestRow[]> {
  return db
    .select()
    .from(accessRequests)
    .where(eq(accessRequests.userId, userId))
    .orderBy(desc(accessRequests.createdAt), desc(accessRequests.id))
    .limit(50);
}
