import { and, eq, inArray, isNull, or } from "drizzle-orm";
import type { Reader } from "#db/index.server.ts";
import { applications } from "#db/schema/applications.ts";
import { applicationDecisions } from "#db/schema/decisions.ts";
import { memberships } from "#db/schema/memberships.ts";
import { twinJudgements } from "#db/schema/twins.ts";
import type { ReasonCode } from "#db/vocabulary.ts";
import type { Twin } from "./twin.ts";

const FALSE_INFORMATION: ReasonCode = "R12";

const keyOf = ({ kind, id }: Pick<Twin, "kind" | "id">) => `${kind} ${id}`;

/** Without those of whom somebody has said, from either side, that they are not the same. */
export async function withoutJudged(db: Reader, applicationId: string, twins: Twin[]): Promise<Twin[]> {
  const isFromOther = and(eq(twinJudgements.otherKind, "application"), eq(twinJudgements.otherId, applicationId));
  const judged = await db
    .select()
    .from(twinJudgements)
    .where(and(isNull(twinJudgements.undoneAt), or(eq(twinJudgements.applicationId, applicationId), isFromOther)));
  const known = new Set(
    judged.map((row) =>
      row.applicationId === applicationId
        ? keyOf({ kind: row.otherKind, id: row.otherId })
        : keyOf({ kind: "application", id: row.applicationId }),
    ),
  );
  return twins.filter((twin) => !known.has(keyOf(twin)));
}

/** Marks what whoever checks the new file must know of: a refusal for false information, a membership that was ended. */
export async function withWarnings(db: Reader, twins: Twin[]): Promise<Twin[]> {
  const idsOf = (kind: Twin["kind"]) => twins.filter((twin) => twin.kind === kind).map(({ id }) => id);
  const [fileIds, memberIds] = [idsOf("application"), idsOf("member")];
  const warned = new Set([...(await refusedForFalse(db, fileIds)), ...(await removed(db, memberIds))]);
  return twins.map((twin) => (warned.has(keyOf(twin)) ? { ...twin, isWarning: true } : twin));
}

async function refusedForFalse(db: Reader, ids: string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const { applicationId, outcome, reasonCodes, heldUntil, takenBackAt } = applicationDecisions;
  const rows = await db
    .select({ applicationId, reasonCodes })
    .from(applicationDecisions)
    .innerJoin(applications, eq(applications.id, applicationId))
    .where(
      and(
        inArray(applicationId, ids),
        eq(applications.status, "refused"),
        eq(outcome, "refuse"),
        isNull(heldUntil),
        isNull(takenBackAt),
      ),
    );
  return rows
    .filter((row) => row.reasonCodes.includes(FALSE_INFORMATION))
    .map((row) => keyOf({ kind: "application", id: row.applicationId }));
}

async function removed(db: Reader, ids: string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const isEnded = and(inArray(memberships.institutionId, ids), eq(memberships.status, "terminated"));
  const rows = await db.select({ id: memberships.institutionId }).from(memberships).where(isEnded);
  return rows.map(({ id }) => keyOf({ kind: "member", id }));
}
