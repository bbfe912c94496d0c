import { and, asc, eq, inArray, isNotNull, or } from "drizzle-orm";
import type { Reader } from "#db/index.server.ts";
import type { MovedKind } from "#db/schema/member-merges.ts";
import { projectsNotForUs } from "#db/schema/matching.ts";
import { commitmentLetters, leadOffers } from "#db/schema/partners.ts";
import { projectDocumentVersions } from "#db/schema/project-documents.ts";
import { milestones, progressNotes, workPackagePartners, workPackages } from "#db/schema/project-work.ts";
import { projectResults } from "#db/schema/results.ts";
import { kept, type Move } from "./move.ts";
import type { Moving } from "./plan-people.server.ts";
import { keyOf } from "./thing-keys.ts";

const movesOf = (kind: MovedKind, rows: readonly { id: string }[], { from, to }: Moving): Move[] =>
  rows.map(({ id }) => ({ kind, objectId: id, before: { institutionId: from }, after: { institutionId: to } }));

/** What an institution has to do in projects, wrote there and put in: it stays where it is and is the other's. */
async function planWorkDone(db: Reader, moving: Moving): Promise<Move[]> {
  const tables = [
    ["package", workPackages],
    ["milestone", milestones],
    ["progress", progressNotes],
    ["document", projectDocumentVersions],
  ] as const;
  const moves: Move[] = [];
  for (const [kind, table] of tables) {
    const isTheirs = eq(table.institutionId, moving.from);
    const rows = await db.select({ id: table.id }).from(table).where(isTheirs).orderBy(asc(table.id));
    moves.push(...movesOf(kind, rows, moving));
  }
  return moves;
}

/** Who works on a part beside the one that leads it: each once, and not the one that leads it. */
async function planPackagePartners(db: Reader, { from, to }: Moving): Promise<Move[]> {
  const { packageId, institutionId } = workPackagePartners;
  const rows = await db
    .select({ packageId, institutionId, leadId: workPackages.institutionId })
    .from(workPackagePartners)
    .innerJoin(workPackages, eq(workPackages.id, packageId))
    .where(inArray(institutionId, [from, to]))
    .orderBy(asc(packageId), asc(institutionId));
  const there = new Set(rows.flatMap((row) => (row.institutionId === to ? row.packageId : [])));
  const kind = "package_partner" as const;
  return rows.flatMap(({ leadId, ...row }): Move[] => {
    const isLed = leadId === from || leadId === to;
    if (row.institutionId === to && !isLed) return [];
    const next = { packageId: row.packageId, institutionId: to };
    const goes: Move = { kind, objectId: keyOf(row.packageId, row.institutionId), before: row, after: null };
    if (isLed || there.has(row.packageId)) return [goes];
    return [goes, { kind, objectId: keyOf(row.packageId, to), before: null, after: next }];
  });
}

/** Offers of the lead, made and received; one between the two ends, for nobody offers anything to itself. */
async function planLeadOffers(db: Reader, { from, to, now }: Moving): Promise<Move[]> {
  const { fromInstitutionId, toInstitutionId, id } = leadOffers;
  const rows = await db
    .select()
    .from(leadOffers)
    .where(or(eq(fromInstitutionId, from), eq(toInstitutionId, from)))
    .orderBy(asc(id));
  return rows.flatMap(({ id: objectId, ...row }): Move[] => {
    const isBetween = row.fromInstitutionId === to || row.toInstitutionId === to;
    if (!isBetween) {
      const side = row.fromInstitutionId === from ? "fromInstitutionId" : "toInstitutionId";
      return [{ kind: "lead_offer", objectId, before: { [side]: from }, after: { [side]: to } }];
    }
    if (row.status !== "offered") return [];
    const before = { status: "offered", answeredAt: null };
    return [{ kind: "lead_offer", objectId, before, after: { status: "ended", answeredAt: now.toISOString() } }];
  });
}

/** Letters of commitment: where both have one that counts in a project, that of the member that remains does. */
async function planCommitments(db: Reader, { from, to, now }: Moving): Promise<Move[]> {
  const { id, projectId, institutionId, status } = commitmentLetters;
  const counting = await db
    .select({ projectId })
    .from(commitmentLetters)
    .where(and(eq(institutionId, to), eq(status, "current")));
  const there = new Set(counting.map((row) => row.projectId));
  const rows = await db.select().from(commitmentLetters).where(eq(institutionId, from)).orderBy(asc(id));
  return rows.map((row): Move => {
    const moved = { kind: "commitment" as const, objectId: row.id };
    if (row.status !== "current" || !there.has(row.projectId))
      return { ...moved, before: { institutionId: from }, after: { institutionId: to } };
    return {
      ...{ ...moved, before: { institutionId: from, status: "current", endedAt: null } },
      after: { institutionId: to, status: "replaced", endedAt: now.toISOString() },
    };
  });
}

/** Projects that one does not want suggested are not suggested to the other; its own word holds where it has said one. */
async function planNotForUs(db: Reader, { from, to }: Moving): Promise<Move[]> {
  const { projectId, institutionId } = projectsNotForUs;
  const rows = await db
    .select()
    .from(projectsNotForUs)
    .where(inArray(institutionId, [from, to]))
    .orderBy(asc(projectId), asc(institutionId));
  const there = new Set(rows.flatMap((row) => (row.institutionId === to ? row.projectId : [])));
  const kind = "not_for_us" as const;
  return rows.flatMap((row): Move[] => {
    if (row.institutionId === to) return [];
    const goes: Move = { kind, objectId: keyOf(from, row.projectId), before: kept(row), after: null };
    if (there.has(row.projectId)) return [goes];
    const after = kept({ ...row, institutionId: to });
    return [goes, { kind, objectId: keyOf(to, row.projectId), before: null, after }];
  });
}

/** A change of a result that waits for a check names institutions too, each once. */
async function planResultChanges(db: Reader, { from, to }: Moving): Promise<Move[]> {
  const { id, change } = projectResults;
  const rows = await db.select({ id, change }).from(projectResults).where(isNotNull(change)).orderBy(asc(id));
  return rows.flatMap((row): Move[] => {
    if (!row.change?.institutionIds.includes(from)) return [];
    const institutionIds = [...new Set(row.change.institutionIds.map((one) => (one === from ? to : one)))];
    const after = { change: { ...row.change, institutionIds } };
    return [{ kind: "result_change", objectId: row.id, before: { change: row.change }, after }];
  });
}

/** What belongs to a member within the projects in which it works, or does not want to. */
export async function planPartnerships(db: Reader, moving: Moving): Promise<Move[]> {
  return [
    ...(await planWorkDone(db, moving)),
    ...(await planPackagePartners(db, moving)),
    ...(await planLeadOffers(db, moving)),
    ...(await planCommitments(db, moving)),
    ...(await planNotForUs(db, moving)),
    ...(await planResultChanges(db, moving)),
  ];
}
