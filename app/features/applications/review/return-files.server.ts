import { eq } from "drizzle-orm";
import { isAdministrator, isCoordinator, type Viewer } from "#app/features/accounts/viewer.ts";
import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import { composeFor } from "#app/features/letters/compose-for.server.ts";
import { postLetter } from "#app/features/letters/post-letter.server.ts";
import type { Tx } from "#db/index.server.ts";
import { applications } from "#db/schema/applications.ts";
import { listedInstitution } from "../file/application-names.server.ts";
import { markWithoutOwner } from "../file/application.ts";
import { assignByRule } from "../file/assign-by-rule.server.ts";
import { type ApplicationRow, readDossier } from "../file/dossier.server.ts";
import { isLeft } from "../file/review-scope.server.ts";
import { listColleagues, listStaff } from "../file/who-acts.server.ts";
import { colleagueLeftLetter } from "../letters/staff-letters.ts";
import { personName } from "./decision-views.server.ts";

/** For one person: the cases that are theirs by the rule, and those that are nobody's. */
interface Told {
  person: Viewer;
  yours: ApplicationRow[];
  free: ApplicationRow[];
}

/**
 * Takes every open case from a coordinator who no longer works on it: by the rule it becomes a colleague's, else everybody's.
 * Whoever can go on with them gets one letter; without a coordinator, the administrators do.
 */
export async function returnFilesOfLeft(
  tx: Tx,
  { origin, actorId }: { origin: string; actorId: string | null },
  now: Date,
): Promise<number> {
  const left = await tx.select().from(applications).where(isLeft);
  const told = new Map<string, Told>();
  const tell = (person: Viewer, part: "yours" | "free", application: ApplicationRow) => {
    const known = told.get(person.id) ?? { person, yours: [], free: [] };
    known[part].push(application);
    told.set(person.id, known);
  };
  for (const application of left) {
    const person = await returnFile(tx, application, actorId, now);
    if (person) tell(person, "yours", application);
    else for (const one of await whoCouldGoOn(tx, application)) tell(one, "free", application);
  }
  for (const one of told.values()) if (one.person.id !== actorId) await write(tx, one, origin, now);
  return left.length;
}

async function returnFile(tx: Tx, application: ApplicationRow, actorId: string | null, now: Date) {
  const { id, coordinatorId } = application;
  const cameBack = markWithoutOwner(application);
  await tx.update(applications).set({ coordinatorId: null, cameBack, updatedAt: now }).where(eq(applications.id, id));
  const data = { colleague: (await personName(tx, coordinatorId)) ?? "" };
  await recordActivity(tx, { subjectId: id, action: "application.owner_left", actorId, data }, now);
  return assignByRule(tx, id, now);
}

async function whoCouldGoOn(tx: Tx, application: ApplicationRow): Promise<Viewer[]> {
  const { subject } = await readDossier(tx, application);
  const colleagues = await listColleagues(tx, subject);
  return colleagues.length > 0 ? colleagues : (await listStaff(tx)).filter(isAdministrator);
}

async function write(tx: Tx, { person, yours, free }: Told, origin: string, now: Date): Promise<void> {
  const { id, name, email: recipient, locale } = person;
  const lines = (files: ApplicationRow[]) =>
    Promise.all(
      files.map(async (file) => `${file.caseNumber ?? ""}, ${await listedInstitution(tx, file, locale)}`.trim()),
    );
  const path = !isCoordinator(person) ? "/admin/people" : `/review?owner=${free.length > 0 ? "nobody" : "me"}`;
  const words = { yours: await lines(yours), free: await lines(free), url: origin + path };
  const letter = colleagueLeftLetter(await composeFor(tx, locale, "secretariat", name), words);
  const dedupeKey = `review-left:${id}:${now.toISOString()}`;
  await postLetter(tx, { ...letter, kind: "review-left", subjectId: id, dedupeKey, recipient, locale }, now);
}
