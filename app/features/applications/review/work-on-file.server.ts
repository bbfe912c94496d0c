import type { Viewer } from "#app/features/accounts/viewer.ts";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { Tx } from "#db/index.server.ts";
import { applicationChecks } from "#db/schema/applications.ts";
import { type Check, CHECKS } from "#db/vocabulary.ts";
import { eq } from "drizzle-orm";
import { findBlockingChecks, findUnexplained } from "../checks/blocking-checks.server.ts";
import { type Judgement, type JudgementRefusal, writeJudgement } from "../checks/record-check.server.ts";
import { canWorkOn } from "../file/application.policy.ts";
import { type ApplicationRow, changeDossier, type Done, type DossierRefusal } from "../file/dossier.server.ts";
import { findProgress } from "../scoring/reviewers-page.server.ts";
import { isAdmission, type RecommendationInput, writeRecommendation } from "./recommend-application.server.ts";

interface Input {
  applicationId: string;
  version: number;
  judgements: readonly Judgement[];
  /** Left out, only the checks are saved. */
  recommendation?: RecommendationInput;
  /** Of a form that cannot be saved yet: nothing is written, and what stands in the way of such a recommendation is said. */
  trial?: Pick<RecommendationInput, "recommendation" | "withoutReviews">;
}

/** Why nothing was saved, as encoded messages by the name of the field they belong to. */
type CheckTrouble = Refusal<never, "checks"> & { at: Record<string, string[]>; isStale: boolean };

/** What was judged on the page, from the fields of its checks. A note without a result is kept, and the check stays open. */
export function readJudgements(
  checks: Partial<Record<Check, Partial<Omit<Judgement, "check" | "checkVersion">> & { version: number }>>,
): Judgement[] {
  return CHECKS.flatMap((check) => {
    const { version: checkVersion = 0, result, note = null, evidenceUrl = null } = checks[check] ?? {};
    const said = result ?? ((note ?? evidenceUrl) ? "automatic" : null);
    return said ? [{ check, checkVersion, result: said, note, evidenceUrl }] : [];
  });
}

const TROUBLE = {
  stale: ["result", "review:error.judged_meanwhile"],
  impossible: ["result", "review:refused.impossible"],
  "note-needed": ["note", "review:error.note_over_machine"],
  "note-for-fail": ["note", "review:error.note_for_fail"],
} as const satisfies Record<JudgementRefusal["reason"], [string, string]>;

const troubleAt = (check: Check, reason: JudgementRefusal["reason"]) => {
  const [field, message] = TROUBLE[reason];
  return { [`checks.${check}.${field}`]: [message] };
};

/** What keeps an admission from being recommended, at each check at which nothing else is said. */
async function findBlockedAt(
  tx: Tx,
  applicationId: string,
  said: CheckTrouble["at"] = {},
): Promise<CheckTrouble["at"]> {
  const { failed, pending } = await findBlockingChecks(tx, applicationId);
  const unexplained = await findUnexplained(tx, applicationId);
  const told = Object.keys(said).map((name) => name.split(".")[1]);
  const say = (checks: readonly Check[], message: string) =>
    checks
      .filter((check) => !told.includes(check))
      .map((check): [string, string[]] => [`checks.${check}.result`, [message]]);
  return Object.fromEntries([
    ...say(failed, "review:error.failed_before_admission"),
    ...say(pending, "review:error.judge_before_admission"),
    ...unexplained.map((check): [string, string[]] => [`checks.${check}.note`, ["review:error.note_before_admission"]]),
  ]);
}

/** That fewer reviews are given than are wanted, at the reason why that is still missing. */
async function findMissingReviews(
  tx: Tx,
  applicationId: string,
  { withoutReviews }: Pick<RecommendationInput, "withoutReviews">,
): Promise<CheckTrouble["at"]> {
  const progress = withoutReviews ? null : await findProgress(tx, applicationId);
  return progress !== null && progress.missing > 0 ? { withoutReviews: ["review:error.reviews_missing"] } : {};
}

class Undo extends Error {
  constructor(readonly outcome: DossierRefusal | CheckTrouble) {
    super("Nothing of it is done");
  }
}

/**
 * Saves what a coordinator judged on one page, and with it the recommendation: all of it or nothing. A judgement that says
 * what the file says already is none.
 */
export async function workOnFile(
  context: Pick<Services, "withTransaction" | "clock"> & { config: { origin: string } },
  { judgements, recommendation, trial, ...input }: Input,
  actor: Viewer,
): Promise<Done | DossierRefusal | CheckTrouble> {
  const change = { ...input, isAllowed: canWorkOn, isForOwner: true };
  try {
    return await changeDossier<Done>(context, change, actor, async (tx, { application }, now) => {
      const at: CheckTrouble["at"] = {};
      let isStale = false;
      for (const judgement of await withoutUnchanged(tx, application.id, judgements)) {
        const refusal = await writeJudgement(tx, application, judgement, actor, now);
        if (refusal) Object.assign(at, troubleAt(judgement.check, refusal.reason));
        isStale ||= refusal?.reason === "stale";
      }
      const wanted = trial ?? recommendation;
      const said = {
        ...(isAdmission(wanted?.recommendation) && (await findBlockedAt(tx, application.id, at))),
        ...(wanted && (await findMissingReviews(tx, application.id, wanted))),
        ...at,
      };
      if (trial || Object.keys(said).length > 0) throw new Undo(refused("checks", { at: said, isStale }));
      const { origin } = context.config;
      if (recommendation) await recommendOrUndo(tx, application, recommendation, { actor, now, origin });
      return { ok: true };
    });
  } catch (thrown) {
    if (thrown instanceof Undo) return thrown.outcome;
    throw thrown;
  }
}

async function recommendOrUndo(
  tx: Tx,
  application: ApplicationRow,
  recommendation: RecommendationInput,
  by: Parameters<typeof writeRecommendation>[3],
): Promise<void> {
  const refusal = await writeRecommendation(tx, application, recommendation, by);
  if (!refusal) return;
  if (refusal.reason === "impossible") throw new Undo(refused("impossible"));
  const areMissing = refusal.reason === "reviews-missing";
  const at = areMissing
    ? { withoutReviews: ["review:error.reviews_missing"] }
    : await findBlockedAt(tx, application.id);
  throw new Undo(refused("checks", { at, isStale: false }));
}

async function withoutUnchanged(tx: Tx, applicationId: string, judgements: readonly Judgement[]): Promise<Judgement[]> {
  const rows = await tx.select().from(applicationChecks).where(eq(applicationChecks.applicationId, applicationId));
  const known = new Map(rows.map((row) => [row.check, row]));
  return judgements.filter(({ check, result, note, evidenceUrl }) => {
    const row = known.get(check);
    const isSame = result === (row?.result ?? "pending") || (result === "automatic" && !row?.actorId);
    return !(isSame && note === (row?.note ?? null) && evidenceUrl === (row?.evidenceUrl ?? null));
  });
}
