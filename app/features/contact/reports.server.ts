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
import { and, asc, eq, gt, isNull } from "drizzle-orm";
import { isBarred } from "./bar.server.ts";
import { conversationOf } from "./enquiry.ts";
import { tellOfReport } from "./enquiry-letters.server.ts";
import { type Enquiry, findEnquiry } from "./find-enquiry.server.ts";
import { tellOfFinding } from "./report-letters.server.ts";

type Context = Pick<Services, "withTransaction" | "clock" | "config">;
type Finding = "abuse" | "none";

/** A report concerns what came since the one before it. */
export async function canBeReported(db: Reader, { enquiry }: Pick<Enquiry, "enquiry">): Promise<boolean> {
  const { id, reportedAt, finding } = enquiry;
  if (reportedAt === null) return true;
  if (finding !== "none") return false;
  const { isFromSecretariat, createdAt } = conversationMessages;
  const isNew = and(eq(isFromSecretariat, false), gt(createdAt, reportedAt));
  const ofIt = isOfConversation(conversationMessages, conversationOf(id));
  return (await db.$count(conversationMessages, and(ofIt, isNew))) > 0;
}

/** A member reports what was written to it: nobody writes in it until the secretariat has looked. */
export function reportEnquiry(
  { withTransaction, clock, config }: Context,
  { id, reason }: { id: string; reason: string },
  actor: Viewer,
): Promise<{ ok: true } | Refusal<"not-found" | "stale">> {
  return withTransaction(async (tx) => {
    const found = await findEnquiry(tx, id, actor);
    if (found?.side !== "member") return refused("not-found");
    const { reportedById, reportReason } = found.enquiry;
    // Pressed twice is reported once.
    if (!(await canBeReported(tx, found)))
      return reportedById === actor.id && reportReason === reason ? { ok: true } : refused("stale");
    const now = clock.now();
    const report = { reportedById: actor.id, reportReason: reason, reportedAt: now };
    const unjudged = { finding: null, foundById: null, foundAt: null };
    await tx
      .update(enquiries)
      .set({ ...report, ...unjudged })
      .where(eq(enquiries.id, id));
    await settle(tx, conversationOf(id));
    const told = { enquiry: found, origin: config.origin };
    await tellOfReport(tx, told, { reason, actorId: actor.id }, now);
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

/**
 * The secretariat judges what was reported: abuse, whose sender writes to no member any more, or none. A finding can be
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
    const { finding: earlier, foundAt: earlierAt, reportReason, reportedAt } = found.enquiry;
    if (reportedAt === null || seenOf(found.enquiry) !== seen || earlier === finding) return refused("stale");
    if (earlier !== null && reason === null) return refused("unexplained");
    const now = clock.now();
    const wasBarred = await isBarred(tx, found.sender.id);
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
    const report = { reportReason: reportReason ?? "", reportedAt };
    await tx.insert(enquiryFindings).values({ id: key, enquiryId: id, ...report, ...change });
    await waitAgain(tx, id, finding);
    const isFreed = wasBarred && !(await isBarred(tx, found.sender.id));
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
