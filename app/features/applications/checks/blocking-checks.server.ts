import { type Refusal, refused } from "#app/platform/refusal.ts";
import { eq } from "drizzle-orm";
import type { Reader } from "#db/index.server.ts";
import { applicationChecks } from "#db/schema/applications.ts";
import type { Check } from "#db/vocabulary.ts";
import { BLOCKING_CHECKS } from "../file/application.ts";

interface BlockingChecks {
  /** Without a result so far, in the order of the checklist. */
  pending: Check[];
  failed: Check[];
}

/** Failed checks that do not block, of which nobody has said why the institution is admitted all the same. */
export async function findUnexplained(db: Reader, applicationId: string): Promise<Check[]> {
  const rows = await db.select().from(applicationChecks).where(eq(applicationChecks.applicationId, applicationId));
  return rows
    .filter(({ check, result, note }) => result === "fail" && !note && !BLOCKING_CHECKS.includes(check))
    .map(({ check }) => check);
}

/** The checks that stand in the way of an admission: those that block, and have failed or have no result yet. */
export async function findBlockingChecks(db: Reader, applicationId: string): Promise<BlockingChecks> {
  const rows = await db.select().from(applicationChecks).where(eq(applicationChecks.applicationId, applicationId));
  const results = new Map(rows.map(({ check, result }) => [check, result]));
  const whose = (wanted: string) => BLOCKING_CHECKS.filter((check) => (results.get(check) ?? "pending") === wanted);
  return { pending: whose("pending"), failed: whose("fail") };
}

export type BlockedAdmission = Refusal<never, "failed-checks" | "pending-checks" | "unexplained-checks"> & {
  checks: Check[];
};

/** Why this file cannot be admitted as its checks stand; null when nothing speaks against it. */
export async function refuseAdmission(db: Reader, applicationId: string): Promise<BlockedAdmission | null> {
  const { pending, failed } = await findBlockingChecks(db, applicationId);
  if (failed.length > 0) return refused("failed-checks", { checks: failed });
  return pending.length > 0 ? refused("pending-checks", { checks: pending }) : null;
}
