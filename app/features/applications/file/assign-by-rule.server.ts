import { and, count, eq, inArray } from "drizzle-orm";
import { isCoordinator, type Viewer } from "#app/features/accounts/viewer.ts";
import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import type { AssignmentRule } from "#app/platform/association.ts";
import { getAssociation } from "#app/platform/association.server.ts";
import type { Reader, Tx } from "#db/index.server.ts";
import { applications } from "#db/schema/applications.ts";
import { IN_DOSSIER, isClosed } from "./application.ts";
import { type ApplicationRow, readDossier } from "./dossier.server.ts";
import { listColleagues } from "./who-acts.server.ts";

interface Chosen {
  person: Viewer;
  /** What told: the rule, or `load` where it leaves all alike. */
  by: Exclude<AssignmentRule, "nobody">;
  /** So many open cases were that person's before. */
  load: number;
}

const MOVING = IN_DOSSIER.filter((status) => !isClosed(status));

async function countLoads(db: Reader, ids: string[]): Promise<Map<string | null, number>> {
  const rows = await db
    .select({ id: applications.coordinatorId, total: count() })
    .from(applications)
    .where(and(inArray(applications.coordinatorId, ids), inArray(applications.status, MOVING)))
    .groupBy(applications.coordinatorId);
  return new Map(rows.map(({ id, total }) => [id, total]));
}

function isNear({ grants, locale }: Viewer, rule: AssignmentRule, application: ApplicationRow): boolean {
  if (rule === "language") return locale === application.locale;
  if (rule !== "country") return false;
  return grants.some(({ role, countries }) => role === "coordinator" && countries?.includes(application.country));
}

/** Whose a case becomes by the rule of the association; null when there is none, or nobody can work on it. */
async function chooseByRule(db: Reader, application: ApplicationRow): Promise<Chosen | null> {
  const { assignBy } = await getAssociation(db);
  if (assignBy === "nobody") return null;
  const { subject } = await readDossier(db, application);
  const people = (await listColleagues(db, subject)).filter((person) => isCoordinator(person));
  const loads = await countLoads(
    db,
    people.map(({ id }) => id),
  );
  const near = people.filter((person) => isNear(person, assignBy, application));
  const among = near.length > 0 ? near : people;
  const loadOf = ({ id }: Viewer) => loads.get(id) ?? 0;
  const [person] = among.toSorted((a, b) => loadOf(a) - loadOf(b) || (a.id < b.id ? -1 : 1));
  return person ? { person, by: near.length > 0 ? assignBy : "load", load: loadOf(person) } : null;
}

/** Gives a case to somebody by the rule, and says why in its history; resolves to whom. Whoever calls it tells that person. */
export async function assignByRule(tx: Tx, applicationId: string, now: Date): Promise<Viewer | null> {
  const [application] = await tx.select().from(applications).where(eq(applications.id, applicationId));
  const chosen = application ? await chooseByRule(tx, application) : null;
  if (!application || !chosen) return null;
  const { person, by, load } = chosen;
  const cameBack = application.cameBack === "free" ? null : application.cameBack;
  await tx
    .update(applications)
    .set({ coordinatorId: person.id, cameBack, updatedAt: now })
    .where(eq(applications.id, applicationId));
  const action = "application.assigned_by_rule";
  const data = { colleague: person.name, by, load };
  await recordActivity(tx, { subjectId: applicationId, action, actorId: null, data }, now);
  return person;
}
