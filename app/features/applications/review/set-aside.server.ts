import { and, asc, inArray } from "drizzle-orm";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import type { ShownName } from "#app/features/members/institution/institution-names.ts";
import type { Reader } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import { applications } from "#db/schema/applications.ts";
import type { ApplicationStatus } from "#db/vocabulary.ts";
import { listedInstitutions } from "../file/application-names.server.ts";
import { isRecused } from "../file/application.policy.ts";
import { findDossier } from "../file/dossier.server.ts";
import { isRecusedFrom, isVisibleTo } from "../file/review-scope.server.ts";
import { listColleagues } from "../file/who-acts.server.ts";

const MOST_LISTED = 100;

interface Asked {
  viewer: Viewer;
  locale: Locale;
}

/** All that somebody with a conflict of interest sees of a file. */
export interface SetAside extends ShownName {
  id: string;
  caseNumber: string;
  status: ApplicationStatus;
}

type Row = Pick<typeof applications.$inferSelect, "id" | "caseNumber" | "status" | "institutionName">;

async function namedBy(db: Reader, rows: Row[], locale: Locale): Promise<SetAside[]> {
  const nameOf = await listedInstitutions(db, rows, locale);
  return rows.map((row) => ({ id: row.id, caseNumber: row.caseNumber ?? "", status: row.status, ...nameOf(row) }));
}

/** A file this person is kept out of, and the names of those who can be asked; null for every other file. */
export async function findSetAside(db: Reader, { viewer, locale, id }: Asked & { id: string }) {
  const dossier = await findDossier(db, id, viewer);
  if (!dossier || !isRecused(viewer, dossier.subject)) return null;
  const colleagues = await listColleagues(db, dossier.subject);
  const owner = colleagues.filter((person) => person.id === dossier.subject.ownerId);
  const [file] = await namedBy(db, [dossier.application], locale);
  return file ? { ...file, ask: (owner.length > 0 ? owner : colleagues).map(({ name }) => name) } : null;
}

/** The files this person is kept out of. */
export async function listSetAside(db: Reader, { viewer, locale }: Asked): Promise<SetAside[]> {
  const { id, caseNumber, status, institutionName } = applications;
  const recused = await db.select({ id }).from(applications).where(isRecusedFrom(viewer));
  if (recused.length === 0) return [];
  const ids = recused.map((row) => row.id);
  const rows = await db
    .select({ id, caseNumber, status, institutionName })
    .from(applications)
    .where(and(isVisibleTo(viewer), inArray(id, ids)))
    .orderBy(asc(caseNumber))
    .limit(MOST_LISTED);
  return namedBy(db, rows, locale);
}
