import { and, asc, eq, inArray, ne, or, isNull } from "drizzle-orm";
import type { Reader } from "#db/index.server.ts";
import { askedMembers, asks } from "#db/schema/asks.ts";
import { enquiries } from "#db/schema/enquiries.ts";
import { projectInterests, projectPartners } from "#db/schema/partners.ts";
import { projectEditors } from "#db/schema/project-checks.ts";
import { projects } from "#db/schema/projects.ts";
import { resultInstitutions } from "#db/schema/results.ts";
import { OPEN_INTERESTS, type PartnerStatus } from "#db/vocabulary.ts";
import type { Move } from "./move.ts";
import type { Moving } from "./plan-people.server.ts";

type Partner = typeof projectPartners.$inferSelect;

/** How much a partnership weighs: only a confirmed one and an invitation are more than history. */
const WEIGHTS: Partial<Record<PartnerStatus, number>> = { confirmed: 2, invited: 1 };
const weightOf = ({ status }: Pick<Partner, "status">) => WEIGHTS[status] ?? 0;

const leaves = ({ id, status }: Partner): Move[] =>
  weightOf({ status }) > 0
    ? [{ kind: "partnership", objectId: id, before: { status }, after: { status: "left" } }]
    : [];

/** One institution is one partner of a project, and none of a project it leads. */
function planPartnership(own: readonly Partner[], isLed: boolean, { from, to }: Moving): Move[] {
  if (isLed) return own.flatMap(leaves);
  const [going, staying] = [from, to].map((id) => own.find(({ institutionId }) => institutionId === id));
  if (!going) return [];
  if (!staying) {
    const before = { institutionId: from };
    return [{ kind: "partnership", objectId: going.id, before, after: { institutionId: to } }];
  }
  if (weightOf(going) <= weightOf(staying)) return leaves(going);
  const part = ({ status, role, needId, interestId }: Partner) => ({ status, role, needId, interestId });
  return [...leaves(going), { kind: "partnership", objectId: staying.id, before: part(staying), after: part(going) }];
}

/** The projects one leads or takes part in, whatever their state: they are shown with who leads them. */
async function planProjects(db: Reader, moving: Moving): Promise<Move[]> {
  const { from, to } = moving;
  const both = [from, to];
  const led = await db
    .select({ id: projects.id, leadId: projects.leadInstitutionId })
    .from(projects)
    .where(inArray(projects.leadInstitutionId, both))
    .orderBy(asc(projects.createdAt), asc(projects.id));
  const ledIds = new Set(led.map(({ id }) => id));
  const partners = await db
    .select()
    .from(projectPartners)
    .where(inArray(projectPartners.institutionId, both))
    .orderBy(asc(projectPartners.invitedAt), asc(projectPartners.id));
  const byProject = Map.groupBy(partners, ({ projectId }) => projectId);
  const inFuture = new Set(
    [...byProject].flatMap(([projectId, own]) => (own.some((one) => weightOf(one) > 0) ? [projectId] : [])),
  );
  const interests = await db
    .select()
    .from(projectInterests)
    .where(inArray(projectInterests.institutionId, both))
    .orderBy(asc(projectInterests.createdAt), asc(projectInterests.id));
  const isOpen = ({ status }: (typeof interests)[number]) => OPEN_INTERESTS.some((open) => open === status);
  const isAskedThere = ({ projectId, needId }: (typeof interests)[number]) =>
    interests.some(
      (one) => one.institutionId === to && isOpen(one) && one.projectId === projectId && one.needId === needId,
    );
  return [
    ...led.flatMap(({ id, leadId }): Move[] =>
      leadId === from
        ? [{ kind: "project", objectId: id, before: { leadInstitutionId: from }, after: { leadInstitutionId: to } }]
        : [],
    ),
    ...[...byProject].flatMap(([projectId, own]) => planPartnership(own, ledIds.has(projectId), moving)),
    ...interests.flatMap((one): Move[] => {
      const { id: objectId, institutionId, projectId, status } = one;
      const isNeedless =
        ledIds.has(projectId) || inFuture.has(projectId) || (institutionId === from && isAskedThere(one));
      const ends = isOpen(one) && isNeedless;
      const isMoved = institutionId === from;
      if (!ends && !isMoved) return [];
      const before = { ...(isMoved && { institutionId: from }), ...(ends && { status }) };
      const after = { ...(isMoved && { institutionId: to }), ...(ends && { status: "withdrawn" }) };
      return [{ kind: "interest", objectId, before, after }];
    }),
  ];
}

/** Those who write projects of others for one of them; nobody writes as a guest what the own institution leads. */
async function planCoEditors(db: Reader, { from, to }: Moving): Promise<Move[]> {
  const both = [from, to];
  const { id, status, institutionId } = projectEditors;
  const rows = await db
    .select({ objectId: id, status, institutionId, leadId: projects.leadInstitutionId })
    .from(projectEditors)
    .innerJoin(projects, eq(projects.id, projectEditors.projectId))
    .where(inArray(institutionId, both))
    .orderBy(asc(id));
  return rows.flatMap(({ objectId, leadId, ...row }): Move[] => {
    const isPresent = row.status === "invited" || row.status === "confirmed";
    const ends = isPresent && both.includes(leadId);
    const isMoved = row.institutionId === from;
    if (!ends && !isMoved) return [];
    const before = { ...(isMoved && { institutionId: from }), ...(ends && { status: row.status }) };
    const after = { ...(isMoved && { institutionId: to }), ...(ends && { status: "left" }) };
    return [{ kind: "co_editor", objectId, before, after }];
  });
}

/** The results they are named with: where both are, the one that remains is. */
async function planResults(db: Reader, { from, to }: Moving): Promise<Move[]> {
  const { id, resultId, institutionId } = resultInstitutions;
  const rows = await db
    .select({ id, resultId, institutionId })
    .from(resultInstitutions)
    .where(inArray(institutionId, [from, to]))
    .orderBy(asc(id));
  const there = new Set(rows.flatMap((row) => (row.institutionId === to ? row.resultId : [])));
  return rows.flatMap((row): Move[] => {
    if (row.institutionId !== from) return [];
    const move = { kind: "result" as const, objectId: row.id };
    return there.has(row.resultId)
      ? [{ ...move, before: { resultId: row.resultId, institutionId: from }, after: null }]
      : [{ ...move, before: { institutionId: from }, after: { institutionId: to } }];
  });
}

/** What was written to one and from one; what the two wrote to each other stays where it is. */
async function planConversations(db: Reader, { from, to }: Moving): Promise<Move[]> {
  const received = await db
    .select({ id: enquiries.id })
    .from(enquiries)
    .where(
      and(
        eq(enquiries.institutionId, from),
        or(isNull(enquiries.senderInstitutionId), ne(enquiries.senderInstitutionId, to)),
      ),
    )
    .orderBy(asc(enquiries.id));
  const sent = await db
    .select({ id: enquiries.id })
    .from(enquiries)
    .where(and(eq(enquiries.senderInstitutionId, from), ne(enquiries.institutionId, to)))
    .orderBy(asc(enquiries.id));
  return [
    ...received.map(({ id }): Move => ({
      ...{ kind: "received", objectId: id },
      ...{ before: { institutionId: from }, after: { institutionId: to } },
    })),
    ...sent.map(({ id }): Move => ({
      ...{ kind: "sent", objectId: id },
      ...{ before: { senderInstitutionId: from }, after: { senderInstitutionId: to } },
    })),
  ];
}

/** What one asked others in a sentence, and what it was asked; where both were asked, or one asked the other, it stays. */
async function planAsks(db: Reader, { from, to }: Moving): Promise<Move[]> {
  const own = await db.select({ id: asks.id }).from(asks).where(eq(asks.institutionId, from)).orderBy(asc(asks.id));
  const { id, askId, institutionId } = askedMembers;
  const rows = await db
    .select({ id, askId, institutionId, askerId: asks.institutionId })
    .from(askedMembers)
    .innerJoin(asks, eq(asks.id, askId))
    .where(inArray(institutionId, [from, to]))
    .orderBy(asc(id));
  const there = new Set(rows.flatMap((row) => (row.institutionId === to ? row.askId : [])));
  const before = { institutionId: from };
  const after = { institutionId: to };
  const going = rows.filter(
    (row) => row.institutionId === from && !there.has(row.askId) && row.askerId !== from && row.askerId !== to,
  );
  return [
    ...own.map((row): Move => ({ kind: "ask", objectId: row.id, before, after })),
    ...going.map((row): Move => ({ kind: "asked", objectId: row.id, before, after })),
  ];
}

/** What becomes of the projects and the conversations of a member that goes into another. */
export async function planWork(db: Reader, moving: Moving): Promise<Move[]> {
  return [
    ...(await planProjects(db, moving)),
    ...(await planCoEditors(db, moving)),
    ...(await planResults(db, moving)),
    ...(await planConversations(db, moving)),
    ...(await planAsks(db, moving)),
  ];
}
