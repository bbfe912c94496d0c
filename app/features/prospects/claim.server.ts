import { and, eq, isNull } from "drizzle-orm";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import { writeTo } from "#app/features/letters/write-to.server.ts";
import { nameOf } from "#app/features/members/institution/institution-names.ts";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import type { Services } from "#app/platform/services.server.ts";
import { sha256 } from "#app/platform/tokens.server.ts";
import type { Reader, Tx } from "#db/index.server.ts";
import { outbox } from "#db/schema/outbox.ts";
import { prospectInvitations } from "#db/schema/prospects.ts";
import type { ClaimAnswer } from "#db/vocabulary-prospects.ts";
import { holdInvitations, takeProspect } from "./change-prospect.server.ts";
import { findProspect, type Prospect, type SentRow } from "./list-prospects.server.ts";
import { seesProspects } from "./prospect.policy.ts";
import { canOnlySilence, claimStanding, type ClaimStanding } from "./prospect.ts";
import { answeredLetter } from "./prospect-letter.ts";
import {
  letterMarks,
  markOfAddress,
  marksOfUniversity,
  silence,
  silencedAmong,
  unmarkUniversity,
} from "./prospect-marks.server.ts";

export interface FoundClaim {
  prospect: Prospect;
  sent: SentRow;
  standing: ClaimStanding;
}

/** What a link was sent for, and how it stands; null for one that was never sent, or of a record that is gone. */
export async function findClaim(db: Reader, secret: string, now: Date): Promise<FoundClaim | null> {
  const isThis = eq(prospectInvitations.tokenSha256, sha256(secret));
  const [letter] = await db.select().from(prospectInvitations).where(isThis);
  const prospect = letter && (await findProspect(db, letter.prospectId));
  const sent = prospect?.sent.find(({ id }) => id === letter?.id);
  if (!sent || !prospect) return null;
  const standing = claimStanding(sent, prospect.sent[0]?.id === sent.id, now);
  const address = markOfAddress(sent.email);
  const isSilenced = canOnlySilence(standing) && (await silencedAmong(db, [address])).has(address);
  return { prospect, sent, standing: isSilenced ? "silenced" : standing };
}

/** What stays of a link whose record is gone; null for one that was never sent. */
export async function findForgotten(db: Reader, secret: string) {
  const tokenSha256 = sha256(secret);
  const marks = await letterMarks(db, tokenSha256);
  const address = marks.find(({ markOf }) => markOf === "address")?.markSha256;
  if (address === undefined) return null;
  const university = marks.filter(({ markOf }) => markOf === "university").map(({ markSha256 }) => markSha256);
  return { tokenSha256, address, university, isSilenced: (await silencedAmong(db, [address])).has(address) };
}

/** Keeps the wish for no more letters of whoever has the link of a record that is gone. */
export function silenceForgotten(
  { withTransaction, clock }: Pick<Services, "withTransaction" | "clock">,
  secret: string,
) {
  return withTransaction(async (tx) => {
    const found = await findForgotten(tx, secret);
    if (found) await silence(tx, found, clock.now());
  });
}

type Answered = { ok: true } | Refusal<"stale">;
type Context = Pick<Services, "withTransaction" | "clock" | "config">;

interface Said {
  said: ClaimAnswer;
  by: Viewer | null;
}

/** Notes an answer in the history, and tells whoever sent the letter. */
async function tell(tx: Tx, config: Context["config"], { prospect, sent }: FoundClaim, { said, by }: Said, now: Date) {
  const { row, names } = prospect;
  const entry = { subjectId: row.id, actorId: by?.id ?? null, data: { answer: said } };
  await recordActivity(tx, { ...entry, action: "prospect.answered" }, now);
  const url = `${config.origin}/prospects/${row.id}`;
  await writeTo(
    tx,
    { userIds: [sent.sentById], reader: "secretariat" },
    { kind: "prospect-answered", key: `${sent.id}:${said}`, subjectId: row.id, actorId: by?.id ?? null },
    (frame) => {
      const about = { institution: nameOf(names, frame.locale).name, answer: said, person: by?.name ?? "", url };
      return answeredLetter(frame, about);
    },
    now,
  );
}

/** Notes the answer once; of two presses one does it. */
async function answer(tx: Tx, { prospect, sent }: FoundClaim, { said, by }: Said, now: Date): Promise<boolean> {
  const isOpen = and(eq(prospectInvitations.id, sent.id), isNull(prospectInvitations.answer));
  const noted = await tx
    .update(prospectInvitations)
    .set({ answer: said, answeredAt: now })
    .where(isOpen)
    .returning({ id: prospectInvitations.id });
  const claimedById = said === "claimed" ? (by?.id ?? null) : null;
  return noted.length > 0 && takeProspect(tx, prospect.row, { state: said, claimedById }, now);
}

/** Whoever looks after such letters takes none of them up. */
const isOfDesk = ({ said, by }: Said) => said === "claimed" && by !== null && seesProspects(by);

/**
 * Whoever opens the letter says whose the record is. Claiming it gives no right in anything: it lets the person begin an
 * application that is filled in with what is known. Who asks for no more letters gets none, for this university and this
 * address; by a link that speaks for the university no longer, for the address.
 */
export function answerClaim(
  { withTransaction, clock, config }: Context,
  secret: string,
  { said, by }: Said,
): Promise<Answered> {
  return withTransaction<Answered>(async (tx) => {
    const now = clock.now();
    const found = await findClaim(tx, secret, now);
    if (!found || isOfDesk({ said, by })) return refused("stale");
    if (found.standing === said) {
      const isSame = said !== "claimed" || found.prospect.row.claimedById === by?.id;
      return isSame ? { ok: true } : refused("stale");
    }
    const address = markOfAddress(found.sent.email);
    const university = marksOfUniversity(found.prospect.row);
    if (said === "silenced") {
      await holdInvitations(tx, eq(outbox.recipient, found.sent.email));
      if (canOnlySilence(found.standing)) {
        await silence(tx, { address, university: [] }, now);
        await tell(tx, config, found, { said, by }, now);
        return { ok: true };
      }
    }
    if (found.standing !== "open" || !(await answer(tx, found, { said, by }, now))) return refused("stale");
    if (said === "silenced") await silence(tx, { address, university }, now);
    if (said === "not_theirs") await unmarkUniversity(tx, found.sent.tokenSha256);
    await tell(tx, config, found, { said, by }, now);
    return { ok: true };
  });
}
