import { and, asc, eq, isNull } from "drizzle-orm";
import { isCoordinator, type Viewer } from "#app/features/accounts/viewer.ts";
import { translator } from "#app/i18n/translator.server.ts";
import type { WaitingItem } from "#app/ui/waiting-list.tsx";
import type { Reader } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import { applications } from "#db/schema/applications.ts";
import { applicationFormalities } from "#db/schema/formalities.ts";
import { listedInstitutions } from "../file/application-names.server.ts";
import { canWorkOn } from "../file/application.policy.ts";
import { type ApplicationRow, readDossier } from "../file/dossier.server.ts";

const MOST_SHOWN = 50;

/** The signed sheets among what waits for a coordinator: those of own cases, and of cases that are nobody's. */
export async function listSheetsWaiting(
  db: Reader,
  { viewer, locale }: { viewer: Viewer; locale: Locale },
): Promise<WaitingItem[]> {
  if (!isCoordinator(viewer)) return [];
  const isUploaded = and(
    eq(applicationFormalities.commitmentWay, "sheet"),
    isNull(applicationFormalities.sheetAcceptedAt),
  );
  const rows = await db
    .selectDistinct({ application: applications })
    .from(applications)
    .innerJoin(applicationFormalities, eq(applicationFormalities.applicationId, applications.id))
    .where(and(eq(applications.status, "formalities"), isUploaded))
    .orderBy(asc(applications.dueAt))
    .limit(MOST_SHOWN);
  const mine: ApplicationRow[] = [];
  for (const { application } of rows) {
    const isTheirs = application.coordinatorId === null || application.coordinatorId === viewer.id;
    if (isTheirs && canWorkOn(viewer, (await readDossier(db, application)).subject)) mine.push(application);
  }
  const nameOf = await listedInstitutions(db, mine, locale);
  const detail = translator(locale)("formalities:judge.waiting");
  return mine.map((row) => ({ to: `/review/${row.id}/formalities`, title: nameOf(row).name, detail, dueAt: null }));
}
