import { and, desc, inArray, isNull, or } from "drizzle-orm";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import type { ApplicationRow } from "#app/features/applications/file/dossier.server.ts";
import { timeView } from "#app/features/applications/file/review-dates.server.ts";
import { isReadableBy } from "#app/features/applications/file/review-scope.server.ts";
import { formatDate } from "#app/i18n/format.server.ts";
import type { Reader } from "#db/index.server.ts";
import { applications } from "#db/schema/applications.ts";
import { applicationDecisions } from "#db/schema/decisions.ts";
import type { Locale } from "#db/locales.ts";
import type { EarlierFile } from "./ballot-model.ts";

const keysOf = (values: readonly (string | null)[]) => [...new Set(values.flatMap((value) => value ?? []))];

/** An institution as files name it; `id` is that of the own file. */
type Sought = Pick<ApplicationRow, "id" | "registryId" | "institutionId" | "country" | "institutionName">;

function isSameInstitution(one: Sought, other: Sought): boolean {
  const isShared = (key: "registryId" | "institutionId") => one[key] !== null && one[key] === other[key];
  const isNamesake = one.country === other.country && one.institutionName === other.institutionName;
  return one.id !== other.id && (isShared("registryId") || isShared("institutionId") || isNamesake);
}

/** The other files of the institutions that apply, by the file; the newest first, with what was decided. */
export async function listEarlierFiles(
  db: Reader,
  { files, viewer, locale }: { files: readonly Sought[]; viewer: Viewer; locale: Locale },
): Promise<(file: Sought) => EarlierFile[]> {
  if (files.length === 0) return () => [];
  const isLike = or(
    inArray(applications.registryId, keysOf(files.map(({ registryId }) => registryId))),
    inArray(applications.institutionId, keysOf(files.map(({ institutionId }) => institutionId))),
    inArray(applications.institutionName, keysOf(files.map(({ institutionName }) => institutionName))),
  );
  const found = await db
    .select()
    .from(applications)
    .where(and(isLike, isReadableBy(viewer)))
    .orderBy(desc(applications.submittedAt), desc(applications.id));
  const ids = found.map(({ id }) => id);
  const isInForce = and(
    inArray(applicationDecisions.applicationId, ids),
    isNull(applicationDecisions.heldUntil),
    isNull(applicationDecisions.takenBackAt),
  );
  const decided =
    ids.length === 0
      ? []
      : await db.select().from(applicationDecisions).where(isInForce).orderBy(applicationDecisions.id);
  const decisions = new Map(decided.map((row) => [row.applicationId, row]));
  return (file) =>
    found
      .filter((other) => isSameInstitution(file, other))
      .map((other) => {
        const decision = decisions.get(other.id);
        const at = decision?.createdAt ?? other.statusChangedAt;
        return {
          id: other.id,
          caseNumber: other.caseNumber ?? "",
          at: timeView(at, formatDate(at, locale)),
          status: other.status,
          outcome: decision?.outcome ?? null,
          category: decision?.category ?? null,
          reasonCodes: decision?.reasonCodes ?? [],
        };
      });
}
