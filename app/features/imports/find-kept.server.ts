import { type AnyColumn, and, count, eq, gt, inArray, isNotNull, ne, type SQL, sql } from "drizzle-orm";
import type { Reader } from "#db/index.server.ts";
import { applications } from "#db/schema/applications.ts";
import { askedMembers, asks } from "#db/schema/asks.ts";
import { institutionCovers } from "#db/schema/covers.ts";
import { duesAdjustments, duesContacts, duesInvoices } from "#db/schema/dues.ts";
import { enquiries } from "#db/schema/enquiries.ts";
import { grants } from "#db/schema/grants.ts";
import { importRows, prospects } from "#db/schema/imports.ts";
import { accessRequests, invitations } from "#db/schema/invitations.ts";
import { memberMerges } from "#db/schema/member-merges.ts";
import { institutions, units } from "#db/schema/members.ts";
import { membershipRenewals } from "#db/schema/membership-renewals.ts";
import { membershipReminders, membershipYears } from "#db/schema/membership-years.ts";
import { membershipChanges, membershipProposals, memberships } from "#db/schema/memberships.ts";
import { pageReports } from "#db/schema/moderation.ts";
import { commitmentLetters, projectInterests, leadOffers, projectPartners } from "#db/schema/partners.ts";
import { projectEditors } from "#db/schema/project-checks.ts";
import { projectDocumentVersions } from "#db/schema/project-documents.ts";
import { milestones, progressNotes, workPackagePartners, workPackages } from "#db/schema/project-work.ts";
import { projects } from "#db/schema/projects.ts";
import { resultInstitutions } from "#db/schema/results.ts";
import { recommendationRequests } from "#db/schema/recommendations.ts";
import { formerAddresses, renamings } from "#db/schema/renamings.ts";
import { membershipWithdrawals } from "#db/schema/withdrawals.ts";
import type { ImportRow, ListRow } from "./find-import.server.ts";
import { findKnown } from "./known-records.server.ts";

/** Why a row cannot be undone; each is a sentence of the catalogue. */
export type Kept =
  "gone" | "changed_since" | "invoiced" | "people" | "renamed" | "merged" | "ruled" | "project" | "in_use";

interface Holder {
  /** Names the institution, or its membership. */
  column: AnyColumn;
  why: Kept;
  where?: SQL;
}

/** What holds a member that came with a list, by its institution: the first that does says why. */
export const HOLDERS: readonly Holder[] = [
  { column: duesInvoices.institutionId, why: "invoiced" },
  { column: grants.institutionId, why: "people" },
  { column: accessRequests.subjectId, why: "people", where: eq(accessRequests.subjectType, "institution") },
  { column: invitations.subjectId, why: "people", where: eq(invitations.subjectType, "institution") },
  { column: renamings.institutionId, why: "renamed" },
  { column: formerAddresses.institutionId, why: "renamed" },
  { column: memberMerges.mergedId, why: "merged" },
  { column: memberMerges.remainingId, why: "merged" },
  { column: projects.leadInstitutionId, why: "project" },
  { column: projectPartners.institutionId, why: "project" },
  { column: projectInterests.institutionId, why: "project" },
  { column: projectEditors.institutionId, why: "project" },
  { column: leadOffers.fromInstitutionId, why: "project" },
  { column: leadOffers.toInstitutionId, why: "project" },
  { column: commitmentLetters.institutionId, why: "project" },
  { column: projectDocumentVersions.institutionId, why: "project" },
  { column: workPackages.institutionId, why: "project" },
  { column: workPackagePartners.institutionId, why: "project" },
  { column: milestones.institutionId, why: "project" },
  { column: progressNotes.institutionId, why: "project" },
  { column: resultInstitutions.institutionId, why: "project" },
  { column: institutionCovers.institutionId, why: "changed_since" },
  { column: institutions.id, why: "changed_since", where: isNotNull(institutions.logoFileId) },
  { column: units.institutionId, why: "changed_since" },
  { column: pageReports.institutionId, why: "in_use" },
  { column: duesAdjustments.institutionId, why: "in_use" },
  { column: duesContacts.institutionId, why: "in_use" },
  { column: asks.institutionId, why: "in_use" },
  { column: askedMembers.institutionId, why: "in_use" },
  { column: enquiries.institutionId, why: "in_use" },
  { column: enquiries.senderInstitutionId, why: "in_use" },
  { column: applications.institutionId, why: "in_use" },
  { column: recommendationRequests.institutionId, why: "in_use" },
];

/** The same by its membership. */
export const HOLDERS_OF_MEMBERSHIP: readonly Holder[] = [
  { column: membershipProposals.membershipId, why: "ruled" },
  { column: membershipWithdrawals.membershipId, why: "ruled" },
  { column: membershipRenewals.membershipId, why: "ruled" },
  { column: membershipYears.membershipId, why: "in_use" },
  { column: membershipReminders.membershipId, why: "in_use" },
];

const ASKED_AT_ONCE = 500;
/** Of so many records that were changed since it is looked at each value; of more it is said that they stay. */
const MOST_COMPARED = 500;

async function inParts<One>(ids: readonly string[], ask: (some: string[]) => Promise<One[]>): Promise<One[]> {
  const all: One[] = [];
  for (let at = 0; at < ids.length; at += ASKED_AT_ONCE) all.push(...(await ask(ids.slice(at, at + ASKED_AT_ONCE))));
  return all;
}

/** Which of some ids a column names. */
const namedIn = (db: Reader, { column, where }: Holder, ids: readonly string[]) =>
  inParts(ids, async (some) => {
    const rows = await db
      .selectDistinct({ id: sql<string>`${column}` })
      .from(column.table)
      .where(and(inArray(column, some), where));
    return rows.map(({ id }) => id);
  });

/** What holds some members, by the id of the institution. */
async function findHeld(db: Reader, institutionIds: readonly string[]): Promise<Map<string, Kept>> {
  const held = new Map<string, Kept>();
  const hold = (id: string | undefined, why: Kept) => id !== undefined && !held.has(id) && held.set(id, why);
  for (const holder of HOLDERS) for (const id of await namedIn(db, holder, institutionIds)) hold(id, holder.why);
  const own = await inParts(institutionIds, (some) =>
    db
      .select({ id: memberships.id, institutionId: memberships.institutionId })
      .from(memberships)
      .where(inArray(memberships.institutionId, some)),
  );
  const institutionOf = new Map(own.map(({ id, institutionId }) => [id, institutionId]));
  const ids = [...institutionOf.keys()];
  // The first of its changes is that it came with the list.
  const ruled = await inParts(ids, (some) =>
    db
      .select({ id: membershipChanges.membershipId })
      .from(membershipChanges)
      .where(inArray(membershipChanges.membershipId, some))
      .groupBy(membershipChanges.membershipId)
      .having(gt(count(), 1)),
  );
  for (const { id } of ruled) hold(institutionOf.get(id), "ruled");
  for (const holder of HOLDERS_OF_MEMBERSHIP)
    for (const id of await namedIn(db, holder, ids)) hold(institutionOf.get(id), holder.why);
  return held;
}

/** Whether a record still says all that a row of a list wrote into it, so that it can be put back. */
async function saysWhatWasWritten(db: Reader, { kind }: Pick<ImportRow, "kind">, row: ListRow): Promise<boolean> {
  const known = row.subjectId ? await findKnown(db, kind, row.subjectId) : null;
  return known !== null && (row.changes ?? []).every(({ field, after }) => known.facts[field] === after);
}

/** Of rows that a list has written those that an undo would leave as they are, by their line, each with the reason. */
export async function findKept(
  db: Reader,
  list: Pick<ImportRow, "kind">,
  rows: readonly ListRow[],
): Promise<ReadonlyMap<number, Kept>> {
  const ids = [...new Set(rows.flatMap(({ subjectId }) => subjectId ?? []))];
  const table = list.kind === "member" ? institutions : prospects;
  const versions = await inParts(ids, (some) =>
    db.select({ id: table.id, version: table.version }).from(table).where(inArray(table.id, some)),
  );
  const versionOf = new Map(versions.map(({ id, version }) => [id, version]));
  const made = rows.flatMap(({ result, subjectId }) => (result === "new" && subjectId ? [subjectId] : []));
  const held = list.kind === "member" ? await findHeld(db, made) : new Map<string, Kept>();
  const kept = new Map<number, Kept>();
  let compared = 0;
  const staysOf = async (row: ListRow): Promise<Kept | undefined> => {
    const version = versionOf.get(row.subjectId ?? "");
    if (version === undefined) return "gone";
    const changed = version === row.writtenVersion ? undefined : "changed_since";
    if (row.result === "new") return held.get(row.subjectId ?? "") ?? changed;
    if (!changed || ++compared > MOST_COMPARED) return changed;
    return (await saysWhatWasWritten(db, list, row)) ? undefined : changed;
  };
  for (const row of rows) {
    const why = await staysOf(row);
    if (why) kept.set(row.line, why);
  }
  return kept;
}

/** The rows of a list whose records are there because of it, or are as it says. */
export const writtenRows = (importId: string) =>
  and(eq(importRows.importId, importId), eq(importRows.outcome, "written"), ne(importRows.result, "unchanged"));
