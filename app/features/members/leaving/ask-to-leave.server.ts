import type { Viewer } from "#app/features/accounts/viewer.ts";
import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import { dayOf } from "#app/platform/days.ts";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import type { StoredFile } from "#app/platform/stored-file.server.ts";
import { files } from "#db/schema/files.ts";
import { membershipWithdrawals } from "#db/schema/withdrawals.ts";
import type { WithdrawalEnd } from "#db/vocabulary.ts";
import { canLeave } from "../institution/member.policy.ts";
import { findOwnInstitution } from "../institution/own-institution.server.ts";
import type { Manager } from "../membership/suspension-commands.server.ts";
import { findOpenWithdrawal } from "../institution/open-withdrawal.server.ts";
import { listToConclude } from "./find-withdrawal.server.ts";
import { tellOfWithdrawal } from "./withdrawal-letters.server.ts";

interface Asked {
  institutionId: string;
  ends: WithdrawalEnd;
  reason: string;
  /** Signed by the head. */
  letter: StoredFile;
}

type Outcome = { ok: true } | Refusal<"not-found" | "forbidden" | "stale" | "impossible">;

/** The institution asks to leave. It stays a member until its last day, and can take it back until then. */
export function askToLeave(
  { withTransaction, clock, config }: Manager,
  { institutionId, ends, reason, letter }: Asked,
  actor: Viewer,
): Promise<Outcome> {
  return withTransaction(async (tx): Promise<Outcome> => {
    const now = clock.now();
    const today = dayOf(now);
    const own = await findOwnInstitution(tx, actor, institutionId, today);
    if (!own) return refused("not-found");
    const { membership, institution } = own;
    if (!canLeave(actor, own.member)) return refused("forbidden");
    if (await findOpenWithdrawal(tx, membership.id)) return refused("stale");
    if ((await listToConclude(tx, membership, today)).length > 0) return refused("impossible");
    const owner = { purpose: "document", ownerType: "institution", ownerId: institutionId } as const;
    await tx.insert(files).values({ ...letter, ...owner, uploadedById: actor.id, createdAt: now });
    const lastDay = ends === "year_end" ? `${today.slice(0, 4)}-12-31` : null;
    const asked = { ends, reason, lastDay, letterFileId: letter.id, askedById: actor.id, createdAt: now };
    const [withdrawal] = await tx
      .insert(membershipWithdrawals)
      .values({ ...asked, membershipId: membership.id })
      .returning();
    if (!withdrawal) throw new Error("The withdrawal was not written");
    const entry = { subjectId: membership.id, actorId: actor.id };
    await recordActivity(tx, { ...entry, action: "membership.withdrawal_asked" }, now);
    await tellOfWithdrawal(tx, { institution, membership, withdrawal }, { news: "asked", origin: config.origin }, now);
    return { ok: true };
  });
}
