import { setImmediate } from "node:timers/promises";
import { eq, inArray, sql } from "drizzle-orm";
import { translator } from "#app/i18n/translator.server.ts";
import { dayOf } from "#app/platform/days.ts";
import type { Cell, Sheet } from "#app/platform/sheet.ts";
import { users } from "#db/schema/accounts.ts";
import { getAssociation } from "#app/platform/association.server.ts";
import type { Reader } from "#db/index.server.ts";
import { applications } from "#db/schema/applications.ts";
import { listDuplicates } from "../file/duplicates.server.ts";
import { listedInstitutions } from "../file/application-names.server.ts";
import { type Asked, isFound, ORDERS } from "./queue-search.server.ts";
import { MOST_EXPORTED } from "./review-filter.ts";
import { type ListedRow, type QueueRow, queueColumns, type Row, rowView } from "./review-queue.server.ts";

/** So many rows are read at a time, and others have their turn in between. */
const ROWS_AT_A_TIME = 50;

const COLUMNS = [
  "case",
  "institution",
  "original",
  "country",
  "country_code",
  "city",
  "category",
  "status",
  "came_back",
  "owner",
  "submitted",
  "in_status_since",
  "due",
  "days",
] as const;

/** Whose turn it is does not stand in the file. */
const NOT_ASKED = sql<number>`0`.mapWith(Number);

const dayCell = (moment: Date | null): Cell => (moment ? { day: dayOf(moment) } : null);

/** The files of the queue that fit the filter, in its order, as a list to save. */
export async function queueSheet(db: Reader, question: Asked): Promise<Sheet> {
  const { reviewersPerCase } = await getAssociation(db);
  const asked = { ...question, reviewersPerCase };
  const t = translator(asked.locale);
  const ids = await db
    .select({ id: applications.id })
    .from(applications)
    .where(isFound(asked))
    .orderBy(...ORDERS[asked.filter.sort])
    .limit(MOST_EXPORTED);
  const rows: Cell[][] = [];
  for (let at = 0; at < ids.length; at += ROWS_AT_A_TIME) {
    const some = ids.slice(at, at + ROWS_AT_A_TIME).map(({ id }) => id);
    rows.push(...(await readRows(db, some, asked)));
    await setImmediate();
  }
  const headings = COLUMNS.map((column) => t(`review:export.column.${column}`));
  return { title: t("review:title"), headings, rows };
}

async function readRows(db: Reader, ids: string[], asked: Asked): Promise<Cell[][]> {
  const rows = await db
    .select({ ...queueColumns, city: applications.city, isForMe: NOT_ASKED })
    .from(applications)
    .leftJoin(users, eq(users.id, applications.coordinatorId))
    .where(inArray(applications.id, ids));
  const nameOf = await listedInstitutions(db, rows, asked.locale);
  const duplicates = await listDuplicates(db, rows);
  const viewOf = (row: (typeof rows)[number]) => {
    return { ...rowView(row, asked), ...nameOf(row), duplicateOf: duplicates.get(row.id) ?? null };
  };
  const byId = new Map(rows.map((row) => [row.id, cellsOf(row, viewOf(row), asked)]));
  return ids.flatMap((id) => {
    const cells = byId.get(id);
    return cells ? [cells] : [];
  });
}

type Listed = QueueRow & Pick<ListedRow, "duplicateOf">;

function cellsOf(row: Row & { city: string | null }, view: Listed, { locale }: Asked): Cell[] {
  const t = translator(locale);
  const cells: Record<(typeof COLUMNS)[number], Cell> = {
    case: view.caseNumber,
    institution: view.name,
    original: view.original?.text ?? null,
    country: view.country,
    country_code: row.country,
    city: row.city,
    category: t(`vocabulary:membership_category.${view.category}.title`),
    status: view.duplicateOf
      ? t("review:closed_duplicate", { of: view.duplicateOf })
      : t(`vocabulary:application_status.${view.status}.staff`),
    came_back: view.cameBack && t(`review:came_back.${view.cameBack}`),
    owner: view.owner,
    submitted: dayCell(row.submittedAt),
    in_status_since: dayCell(row.statusChangedAt),
    due: view.deadline && dayCell(row.dueAt),
    days: view.ageDays,
  };
  return COLUMNS.map((column) => cells[column]);
}
