import { and, asc, eq, isNull, or, type SQL } from "drizzle-orm";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { nameOf } from "#app/features/members/institution/institution-names.ts";
import { formatDateTime } from "#app/i18n/format.server.ts";
import type { Reader } from "#db/index.server.ts";
import { applicationChecks } from "#db/schema/applications.ts";
import { institutions } from "#db/schema/members.ts";
import { twinJudgements } from "#db/schema/twins.ts";
import type { Locale } from "#db/locales.ts";
import { isClosed, nextStatus } from "../file/application.ts";
import { canReadInternals, canWorkOn } from "../file/application.policy.ts";
import { type ApplicationRow, type Dossier, findDossier } from "../file/dossier.server.ts";
import { listedInstitution } from "../file/application-names.server.ts";
import { timeView } from "../file/review-dates.server.ts";
import type { Twin } from "../file/twin.ts";
import { listReaderLocales } from "../letters/write-to-applicants.server.ts";
import { readersWith } from "../letters/templates.server.ts";
import { personName } from "../review/decision-views.server.ts";
import type { TwinsPageView, TwinView } from "./twins-model.ts";

type Key = Pick<Twin, "kind" | "id">;

/** A judgement in force between a file and another thing, from whichever side it was made. */
export function isJudgement(applicationId: string, { kind, id }: Key): SQL | undefined {
  const isOwn = and(
    eq(twinJudgements.applicationId, applicationId),
    eq(twinJudgements.otherKind, kind),
    eq(twinJudgements.otherId, id),
  );
  const isOthers = and(
    eq(twinJudgements.applicationId, id),
    eq(twinJudgements.otherKind, "application"),
    eq(twinJudgements.otherId, applicationId),
  );
  return and(isNull(twinJudgements.undoneAt), kind === "application" ? or(isOwn, isOthers) : isOwn);
}

/** What a file is compared with, for somebody who may read it; null for a file outside the own scope and for nothing. */
export async function findTwinOf(db: Reader, { id }: Pick<ApplicationRow, "id">, key: Key, viewer: Viewer) {
  if (key.kind === "member") {
    const [member] = await db.select().from(institutions).where(eq(institutions.id, key.id));
    return member ? { ...key, reference: member.slug, isOpen: false, member, file: null } : null;
  }
  const other = key.id === id ? null : await findDossier(db, key.id, viewer);
  if (!other || !canReadInternals(viewer, other.subject)) return null;
  const { application: file } = other;
  return { ...key, reference: file.caseNumber ?? "", isOpen: !isClosed(file.status), member: null, file };
}

/** Whether the check of duplicates has found something to look like a file: nothing else is told apart from it, or takes its place. */
export async function isFoundAlike(db: Reader, applicationId: string, key: Key): Promise<boolean> {
  return (await listFound(db, applicationId)).some(({ kind, id }) => kind === key.kind && id === key.id);
}

/** What the check of duplicates has found to look like a file, or to have been refused before. */
async function listFound(db: Reader, applicationId: string) {
  const isThis = and(eq(applicationChecks.applicationId, applicationId), eq(applicationChecks.check, "duplicate"));
  const [row] = await db.select({ findings: applicationChecks.findings }).from(applicationChecks).where(isThis);
  return (row?.findings ?? []).flatMap(({ code, values }) => {
    const [mark, kind] = code.split("_");
    if ((mark !== "twin" && mark !== "warned") || (kind !== "member" && kind !== "application")) return [];
    const sharedBy = values.sharedBy as Twin["sharedBy"];
    return [{ kind, id: values.id ?? "", sharedBy, isWarning: mark === "warned" } as const];
  });
}

async function viewTwin(db: Reader, application: ApplicationRow, key: Key, { viewer, locale }: Asked) {
  const twin = await findTwinOf(db, application, key, viewer);
  if (!twin) return null;
  const { kind, id, reference, isOpen, member, file } = twin;
  const name = member ? nameOf(member, locale).name : file ? await listedInstitution(db, file, locale) : "";
  const to = kind === "member" ? `/directory/${reference}` : `/review/${id}`;
  return { kind, id, name, to, reference: kind === "member" ? null : reference, isOpen };
}

interface Asked {
  viewer: Viewer;
  locale: Locale;
}

/** What looks like the institution of a file, and what somebody has told apart from it. */
export async function findTwinsPage(
  db: Reader,
  { application, subject }: Dossier,
  asked: Asked,
): Promise<TwinsPageView> {
  const twins: TwinView[] = [];
  for (const { sharedBy, isWarning, ...key } of await listFound(db, application.id)) {
    const twin = await viewTwin(db, application, key, asked);
    if (twin) twins.push({ ...twin, sharedBy, isWarning });
  }
  return {
    id: application.id,
    version: application.version,
    mayJudge: canWorkOn(asked.viewer, subject),
    mayClose: canWorkOn(asked.viewer, subject) && nextStatus(application.status, "close_duplicate") !== null,
    readers: await readersWith(db, await listReaderLocales(db, application), []),
    twins,
    toldApart: await listToldApart(db, application, asked),
  };
}

async function listToldApart(
  db: Reader,
  application: ApplicationRow,
  asked: Asked,
): Promise<TwinsPageView["toldApart"]> {
  const isFromOther = and(eq(twinJudgements.otherKind, "application"), eq(twinJudgements.otherId, application.id));
  const rows = await db
    .select()
    .from(twinJudgements)
    .where(and(isNull(twinJudgements.undoneAt), or(eq(twinJudgements.applicationId, application.id), isFromOther)))
    .orderBy(asc(twinJudgements.id));
  const told = [];
  for (const { applicationId, otherKind, otherId, note, judgedById, createdAt } of rows) {
    const isOwn = applicationId === application.id;
    const key: Key = isOwn ? { kind: otherKind, id: otherId } : { kind: "application", id: applicationId };
    const twin = await viewTwin(db, application, key, asked);
    const at = timeView(createdAt, formatDateTime(createdAt, asked.locale));
    if (twin) told.push({ ...twin, note, by: await personName(db, judgedById), at });
  }
  return told;
}
