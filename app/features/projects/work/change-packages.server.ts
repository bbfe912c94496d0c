import { and, asc, eq } from "drizzle-orm";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { refused } from "#app/platform/refusal.ts";
import { sentBefore } from "#app/platform/sent-before.ts";
import type { Tx } from "#db/index.server.ts";
import { workPackagePartners, workPackages } from "#db/schema/project-work.ts";
import type { ProjectCommandContext } from "../project/project-command.server.ts";
import { type AtWork, type Changed, changeWork, done } from "./change-work.server.ts";
import type { PackageValues } from "./work.schema.ts";
import { MOST } from "./work.ts";

interface Asked<Values> {
  projectId: string;
  values: Values;
}

const orderedOf = (tx: Tx, projectId: string) =>
  tx
    .select()
    .from(workPackages)
    .where(eq(workPackages.projectId, projectId))
    .orderBy(asc(workPackages.position), asc(workPackages.id));

/** The partners beside the institution that leads the part. */
const besideIn = ({ institutionIds }: AtWork, { institutionId: leadId, partners }: PackageValues): string[] =>
  [...new Set(partners)].filter((id) => id !== leadId && institutionIds.includes(id));

async function writePartners(tx: Tx, at: AtWork, values: PackageValues): Promise<void> {
  const packageId = values.id;
  const beside = besideIn(at, values);
  await tx.delete(workPackagePartners).where(eq(workPackagePartners.packageId, packageId));
  if (beside.length > 0)
    await tx.insert(workPackagePartners).values(beside.map((institutionId) => ({ packageId, institutionId })));
}

type PackageRow = typeof workPackages.$inferSelect;
const said = ({ title, startMonth, endMonth, institutionId }: PackageValues) => ({
  ...{ title, startMonth, endMonth },
  institutionId: institutionId ?? null,
});

/** A form that adds, sent a second time. */
async function addedBefore(tx: Tx, at: AtWork, values: PackageValues, { id, ...before }: PackageRow): Promise<Changed> {
  const { title, startMonth, endMonth, institutionId } = before;
  const rows = await tx.select().from(workPackagePartners).where(eq(workPackagePartners.packageId, id));
  const beside = rows.map((row) => row.institutionId).toSorted();
  return sentBefore({
    isTheirs: true,
    is: { title, startMonth, endMonth, institutionId, beside },
    sent: { ...said(values), beside: besideIn(at, values).toSorted() },
  });
}

async function addPackage(tx: Tx, at: AtWork, values: PackageValues, all: readonly PackageRow[]): Promise<Changed> {
  const { id, version, title } = values;
  if (version !== 0) return refused("removed");
  if (!at.isLead) return refused("forbidden");
  if (all.length >= MOST.packages) return refused("too-many");
  const position = (all.at(-1)?.position ?? 0) + 1;
  const created = { id, projectId: at.row.id, position, ...said(values), version: 1, createdAt: at.now };
  const [row] = await tx.insert(workPackages).values(created).onConflictDoNothing().returning();
  if (!row) return refused("impossible");
  await writePartners(tx, at, values);
  await at.record("work.package_added", title);
  return done;
}

/** The lead of the project changes each, whoever leads a part its own, but not who leads it. */
function mayChange({ isLead, mine }: AtWork, before: PackageRow, { institutionId }: PackageValues): boolean {
  const leadsIt = before.institutionId !== null && mine.includes(before.institutionId);
  return isLead || (leadsIt && (institutionId ?? null) === before.institutionId);
}

async function changePackage(tx: Tx, at: AtWork, values: PackageValues, before: PackageRow): Promise<Changed> {
  if (values.version === 0) return addedBefore(tx, at, values, before);
  if (!mayChange(at, before, values)) return refused("forbidden");
  if (before.version !== values.version) return refused("stale");
  await tx
    .update(workPackages)
    .set({ ...said(values), version: before.version + 1 })
    .where(eq(workPackages.id, before.id));
  await writePartners(tx, at, values);
  await at.record("work.package_changed", values.title);
  return done;
}

/** Adds a part of the work, or changes it: the lead of the project each, the institution that leads a part its own. */
export function savePackage(
  context: ProjectCommandContext,
  { projectId, values }: Asked<PackageValues>,
  actor: Viewer,
): Promise<Changed> {
  return changeWork(context, projectId, actor, async (tx, at) => {
    const { institutionId } = values;
    if (institutionId !== undefined && !at.institutionIds.includes(institutionId)) return refused("impossible");
    const all = await orderedOf(tx, projectId);
    const before = all.find(({ id }) => id === values.id);
    return before ? changePackage(tx, at, values, before) : addPackage(tx, at, values, all);
  });
}

/** Moves a part one place up or down among the others; at an end it stays. */
export function movePackage(
  context: ProjectCommandContext,
  { projectId, values: { id, to } }: Asked<{ id: string; to: "up" | "down" }>,
  actor: Viewer,
): Promise<Changed> {
  return changeWork(context, projectId, actor, async (tx, at) => {
    if (!at.isLead) return refused("forbidden");
    const ids = (await orderedOf(tx, projectId)).map((one) => one.id);
    const from = ids.indexOf(id);
    if (from === -1) return refused("removed");
    const place = Math.min(Math.max(from + (to === "up" ? -1 : 1), 0), ids.length - 1);
    const moved = ids.toSpliced(from, 1).toSpliced(place, 0, id);
    for (const [index, one] of moved.entries())
      await tx
        .update(workPackages)
        .set({ position: index + 1 })
        .where(eq(workPackages.id, one));
    return done;
  });
}

/** Takes a part away; its milestones and tasks stay without one. */
export function removePackage(
  context: ProjectCommandContext,
  { projectId, values: { id } }: Asked<{ id: string }>,
  actor: Viewer,
): Promise<Changed> {
  return changeWork(context, projectId, actor, async (tx, at) => {
    if (!at.isLead) return refused("forbidden");
    const isIt = and(eq(workPackages.id, id), eq(workPackages.projectId, projectId));
    const [row] = await tx.delete(workPackages).where(isIt).returning({ title: workPackages.title });
    if (!row) return at.againOf("work.package_removed");
    await at.record("work.package_removed", row.title);
    return done;
  });
}
