import { inArray } from "drizzle-orm";
import { formatDateTime } from "#app/i18n/format.server.ts";
import type { Reader } from "#db/index.server.ts";
import { users } from "#db/schema/accounts.ts";
import { answersChanged, answersIn } from "../posting/answers-changed.server.ts";
import { listVersions, type VersionRow } from "../posting/record-version.server.ts";
import { POSTING_FIELDS, PROJECT_FIELDS } from "../project/posting-fields.ts";
import { differingFields } from "../project/project-form.ts";
import { getEditable, readProject } from "../project/project-queries.server.ts";
import { initiativeNames } from "../project/project-initiatives.server.ts";
import type { Words } from "../project/project-words.server.ts";
import { questionLabel } from "../project/question-label.ts";
import type { OpenedVersion, VersionView } from "./versions-model.ts";

interface Seen {
  rows: VersionRow[];
  people: ReadonlyMap<string, string>;
  words: Words & { names: ReadonlyMap<string, string> };
  /** Which of them is the form as it stands; -1 where none is. */
  present: number;
}

async function see(db: Reader, projectId: string, words: Words): Promise<Seen> {
  const rows = await listVersions(db, projectId);
  const ids = [...new Set(rows.map(({ savedById }) => savedById))];
  const people = await db.select({ id: users.id, name: users.name }).from(users).where(inArray(users.id, ids));
  const names = await initiativeNames(db, words);
  const { typed } = await getEditable(db, await readProject(db, projectId));
  const present = rows.findIndex(({ form }) => differingFields(form, typed, PROJECT_FIELDS).length === 0);
  return { rows, present, people: new Map(people.map(({ id, name }) => [id, name])), words: { ...words, names } };
}

function whatOf({ kind, restoredFrom }: VersionRow, { t }: Words): string | null {
  if (kind === "saved") return null;
  return t(`projects:versions.kind.${kind}`, { number: restoredFrom });
}

function viewAt({ rows, people, words, present }: Seen, index: number): VersionView | null {
  const row = rows[index];
  if (!row) return null;
  const before = rows[index + 1];
  const differing = before ? differingFields(before.form, row.form, PROJECT_FIELDS) : [];
  return {
    number: row.number,
    what: whatOf(row, words),
    person: people.get(row.savedById) ?? "",
    at: { iso: row.savedAt.toISOString(), text: formatDateTime(row.savedAt, words.locale) },
    differs: POSTING_FIELDS.filter(({ key }) => differing.includes(key)).map((field) => questionLabel(words.t, field)),
    isFirst: before === undefined,
    isPresent: index === present,
  };
}

/** The versions of a posting, newest first. */
export async function viewVersions(db: Reader, projectId: string, words: Words): Promise<VersionView[]> {
  const seen = await see(db, projectId, words);
  return seen.rows.flatMap((_, index) => viewAt(seen, index) ?? []);
}

/** One of them with its whole text; null when there is none of that number. */
export async function viewVersion(
  db: Reader,
  projectId: string,
  number: number,
  words: Words,
): Promise<OpenedVersion | null> {
  const seen = await see(db, projectId, words);
  const index = seen.rows.findIndex((row) => row.number === number);
  const [row, before, view] = [seen.rows[index], seen.rows[index + 1], viewAt(seen, index)];
  if (!row || !view) return null;
  const changed = before ? answersChanged(before.form, row.form, seen.words) : [];
  return { ...view, changed, answers: answersIn(row.form, seen.words) };
}
