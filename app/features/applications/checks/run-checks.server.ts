import { eq } from "drizzle-orm";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { refused } from "#app/platform/refusal.ts";
import type { Tx } from "#db/index.server.ts";
import { applicationChecks, applications } from "#db/schema/applications.ts";
import { ARE_CHECKS_OPEN } from "../file/application.ts";
import { canWorkOn } from "../file/application.policy.ts";
import { judgeChecks, type JudgedCheck } from "./judge-checks.ts";
import { gatherCheckFacts } from "./gather-facts.server.ts";
import { changeDossier, type Done, type DossierRefusal } from "../file/dossier.server.ts";

type Context = Pick<Services, "db" | "withTransaction" | "clock">;

async function writeJudged(tx: Tx, applicationId: string, judged: readonly JudgedCheck[], now: Date): Promise<void> {
  const known = await tx.select().from(applicationChecks).where(eq(applicationChecks.applicationId, applicationId));
  const byCheck = new Map(known.map((row) => [row.check, row]));
  for (const { check, result, findings, isAutomatic } of judged) {
    const row = byCheck.get(check);
    const automaticResult = isAutomatic ? result : null;
    // A person's result stays in force; the machine's is shown beside it.
    const isPersons = row !== undefined && row.actorId !== null;
    const values = {
      applicationId,
      check,
      automaticResult,
      findings,
      result: isPersons ? row.result : result,
      version: (row?.version ?? 0) + 1,
      updatedAt: now,
    };
    await tx
      .insert(applicationChecks)
      .values(values)
      .onConflictDoUpdate({ target: [applicationChecks.applicationId, applicationChecks.check], set: values });
  }
}

/** Fills the checklist after a file was submitted or an answer came in: what the machine can see is already there. */
export async function runAutomaticChecks(
  context: Context,
  { applicationId }: { applicationId: string },
): Promise<void> {
  const { db, withTransaction, clock } = context;
  const facts = await gatherCheckFacts(db, applicationId, clock.now());
  if (!facts) return;
  const judged = judgeChecks(facts);
  await withTransaction((tx) => writeJudged(tx, applicationId, judged, clock.now()));
  for (const twin of facts.twins) if (twin.kind === "application") await markTwin(context, twin.id);
}

/** Looks anew for what resembles a file; the file that was there first learns of the later one: both are marked. */
export async function markTwin({ db, withTransaction, clock }: Context, applicationId: string): Promise<void> {
  const [twin] = await db
    .select({ status: applications.status })
    .from(applications)
    .where(eq(applications.id, applicationId));
  const isOpen = twin && (twin.status === "submitted" || ARE_CHECKS_OPEN.includes(twin.status));
  const facts = isOpen ? await gatherCheckFacts(db, applicationId, clock.now()) : null;
  const judged = facts ? judgeChecks(facts).filter(({ check }) => check === "duplicate") : [];
  await withTransaction((tx) => writeJudged(tx, applicationId, judged, clock.now()));
}

/** Runs the automatic checks again on a coordinator's demand. */
export async function rerunChecks(
  context: Context,
  { applicationId }: { applicationId: string },
  actor: Viewer,
): Promise<Done | DossierRefusal> {
  const facts = await gatherCheckFacts(context.db, applicationId, context.clock.now());
  const judged = facts ? judgeChecks(facts) : [];
  return changeDossier<Done>(
    context,
    { applicationId, isAllowed: canWorkOn },
    actor,
    async (tx, { application }, now) => {
      if (!ARE_CHECKS_OPEN.includes(application.status)) return refused("impossible");
      await writeJudged(tx, applicationId, judged, now);
      await recordActivity(tx, { subjectId: applicationId, action: "application.checks_run", actorId: actor.id }, now);
      return { ok: true };
    },
  );
}
