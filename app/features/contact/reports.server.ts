import type { Viewer } from "#app/features/accounts/viewer.ts";
import { listMessages } from "#app/features/conversations/read-conversation.server.ts";
import { isOfConversation } from "#app/features/conversations/reading-marks.server.ts";
import { letWait, settle } from "#app/features/conversations/write-message.server.ts";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { Reader, Tx } from "#db/index.server.ts";
import { newOrderedId } from "#db/kit.ts";
import { users } from "#db/schema/accounts.ts";
import { conversationMessages } from "#db/schema/conversations.ts";
import { enquiries, enquiryFindings } from "#db/schema/enquiries.ts";
import { and, asc, desc, eq, gt, isNull, max } from "drizzle-orm";
import { isBarred } from "./bar.server.ts";
import { conversationOf } from "./enquiry.ts";
import { type Enquiry, findEnquiry, readEnquiry } from "./find-enquiry.server.ts";
import { tellOfFinding, tellOfReport } from "./report-letters.server.ts";

type Context = Pick<Services, "withTransaction" | "clock" | "config">;
type Finding = "abuse" | "none";

type Side = NonNullable<Awaited<ReturnType<typeof findEnquiry>>>["side"];

/** Who of the other side wrote last since this side last reported it; null where nothing has come, or it is not open. */
async function accusedBy(db: Reader, { enquiry, side }: Pick<Enquiry, "enquiry"> & { side: Side }) {
  const { id, reportedAt, finding } = enquiry;
  if (side === "judge" || (reportedAt !== null && finding !== "none")) return null;
  const isOfSide = eq(enquiryFindings.isReportedBySender, side === "sender");
  const [judged] = await db
    .select({ at: max(enquiryFindings.reportedAt) })
    .from(enquiryFindings)
    .where(and(eq(enquiryFindings.enquiryId, id), isOfSide));
  const { id: messageId, authorId, isFromSecretariat: isFromMember, createdAt } = conversationMessages;
  const isNew = judged?.at ? gt(createdAt, judged.at) : undefined;
  const ofIt = isOfConversation(conversationMessages, conversationOf(id));
  const [last] = await db
    .select({ authorId })
    .from(conversationMessages)
    .where(and(ofIt, eq(isFromMember, side === "sender"), isNew))
    .orderBy(desc(createdAt), desc(messageId))
    .limit(1);
  return last?.authorId ?? null;
}

/** A report concerns what came from the other side since the one before it. */
export const canBeReported = async (db: Reader, found: Pick<Enquiry, "enquiry"> & { side: Side }): Promise<boolean> =>
  (await accusedBy(db, found)) !== null;

/** Either side reports what was written to it: nobody writes in it until the secretariat has looked. */
export function reportEnquiry(
  { withTransaction, clock, config }: Context,
  { id, reason }: { id: string; reason: string },
  actor: Viewer,
): Promise<{ ok: true } | Refusal<"not-found" | "stale">> {
  return withTransaction(async (tx) => {
    const found = await findEnquiry(tx, id, actor);
    if (!found || found.side === "judge") return refused("not-found");
    const { reportedById, reportReason } = found.enquiry;
    const accusedId = await accusedBy(tx, found);
    // Pressed twice is reported once.
    if (accusedId === null)
      return reportedById === actor.id && reportReason === reason ? { ok: true } : refused("stale");
    const now = clock.now();
    const by = { reportedById: actor.id, isReportedBySender: found.side === "sender" };
    const report = { ...by, accusedId, reportReason: reason, reportedAt: now };
    const unjudged = { finding: null, foundById: null, foundAt: null };
    await tx
      .update(enquiries)
      .set({ ...report, ...unjudged })
      .where(eq(enquiries.id, id));
    await settle(tx, conversationOf(id));
    const enquiry = await readEnquiry(tx, id);
    if (!enquiry) throw new Error("The report was not kept");
    await tellOfReport(tx, { enquiry, origin: config.origin }, { reason, actorId: actor.id }, now);
    return { ok: true };
  });
}

/** What a judge had before them: the report and the finding about it. */
export const seenOf = ({ reportedAt, finding, foundAt }: Enquiry["enquiry"]): string =>
  [reportedAt?.getTime(), finding, foundAt?.getTime()].join(" ");

interface Judgement {
  id: string;
  finding: Finding;
  seen: string;
  /** Why an earlier finding is changed. */
  reason: string | null;
}

/** Pressed twice is judged once: by the same person so, after the page was read. */
const isJudgedSo = (
  enquiry: Enquiry["enquiry"],
  { finding, seen, actorId }: Pick<Judgement, "finding" | "seen"> & { actorId: string },
): boolean => enquiry.finding === finding && enquiry.foundById === actorId && seenOf(enquiry) !== seen;

/** Nothing has come since the page was read, and the finding would change something. */
const standsAsRead = (enquiry: Enquiry["enquiry"], { finding, seen }: Pick<Judgement, "finding" | "seen">): boolean =>
  seenOf(enquiry) === seen && enquiry.finding !== finding;

/**
 * The secretariat judges what was reported: abuse, after which the accused writes to no member any more, or none. A finding can be
 * changed by whoever has read it and says why.
 */
export function judgeReport(
  { withTransaction, clock, config }: Context,
  { id, finding, seen, reason }: Judgement,
  actor: Viewer,
): Promise<{ ok: true } | Refusal<"not-found" | "stale", "unexplained">> {
  return withTransaction(async (tx) => {
    const found = await findEnquiry(tx, id, actor);
    if (found?.side !== "judge") return refused("not-found");
    if (isJudgedSo(found.enquiry, { finding, seen, actorId: actor.id })) return { ok: true };
    const { finding: earlier, foundAt: earlierAt, accusedId, reportReason, reportedAt } = found.enquiry;
    if (reportedAt === null || accusedId === null || !standsAsRead(found.enquiry, { finding, seen }))
      return refused("stale");
    if (earlier !== null && reason === null) return refused("unexplained");
    const now = clock.now();
    const wasBarred = await isBarred(tx, accusedId);
    const isAsSeen = and(
      eq(enquiries.reportedAt, reportedAt),
      earlierAt === null ? isNull(enquiries.foundAt) : eq(enquiries.foundAt, earlierAt),
    );
    const judged = await tx
      .update(enquiries)
      .set({ finding, foundById: actor.id, foundAt: now })
      .where(and(eq(enquiries.id, id), isAsSeen))
      .returning({ id: enquiries.id });
    if (judged.length === 0) return refused("stale");
    const key = newOrderedId();
    const change = { finding, changeReason: earlier === null ? null : reason, foundById: actor.id, foundAt: now };
    const { isReportedBySender } = found.enquiry;
    const report = { reportReason: reportReason ?? "", reportedAt, isReportedBySender };
    await tx.insert(enquiryFindings).values({ id: key, enquiryId: id, ...report, ...change });
    await waitAgain(tx, id, finding);
    const isFreed = wasBarred && !(await isBarred(tx, accusedId));
    await tellOfFinding(tx, { enquiry: found, origin: config.origin }, { key, finding, isFreed }, now);
    return { ok: true };
  });
}

/** What the member had not answered when it reported it waits again once the conversation is open. */
async function waitAgain(tx: Tx, id: string, finding: Finding): Promise<void> {
  const conversation = conversationOf(id);
  if (finding === "abuse") {
    await settle(tx, conversation);
    return;
  }
  const last = (await listMessages(tx, conversation)).at(-1);
  if (last && !last.isFromSecretariat) await letWait(tx, conversation, last.createdAt);
}

/** What was found of an enquiry, the first first, each with the report it answers and who found it. */
export async function listFindings(db: Reader, enquiryId: string) {
  return db
    .select({ found: enquiryFindings, by: users.name })
    .from(enquiryFindings)
    .innerJoin(users, eq(users.id, enquiryFindings.foundById))
    .where(eq(enquiryFindings.enquiryId, enquiryId))
    .orderBy(asc(enquiryFindings.foundAt), asc(enquiryFindings.id));
}
