import { inArray } from "drizzle-orm";
import { formatDateTime } from "#app/i18n/format.server.ts";
import type { Reader } from "#db/index.server.ts";
import { users } from "#db/schema/accounts.ts";
import { answersChanged, answersIn } from "../posting/answers-changed.server.ts";
import { listVersions, type VersionRow } from "../posting/record-version.server.ts";
import { initiativeNames } from "../project/project-initiatives.server.ts";
import type { Words } from "../project/project-words.server.ts";
import type { OpenedVersion, VersionView } from "./versions-model.ts";

interface Seen {
  rows: VersionRow[];
  people: ReadonlyMap<string, string>;
  words: Words & { names: ReadonlyMap<string, string> };
}

async function see(db: Reader, projectId: string, words: Words): Promise<Seen> {
  const rows = await listVersions(db, projectId);
  const ids = [...new Set(rows.map(({ savedById }) => savedById))];
  const people = await db.select({ id: users.id, name: users.name }).from(users).where(inArray(users.id, ids));
  const names = await initiativeNames(db, words);
  return { rows, people: new Map(people.map(({ id, name }) => [id, name])), words: { ...words, names } };
}

function whatOf({ kind, restoredFrom }: VersionRow, { t }: Words): string | null {
  if (kind === "saved") return null;
  return t(`projects:versions.kind.${kind}`, { number: restoredFrom });
}

function viewAt({ rows, people, words }: Seen, index: number): OpenedVersion | null {
  const row = rows[index];
  if (!row) return null;
  const before = rows[index + 1];
  const changed = before ? answersChanged(before.form, row.form, words) : [];
  return {
    number: row.number,
    what: whatOf(row, words),
    person: people.get(row.savedById) ?? "",
    at: { iso: row.savedAt.toISOString(), text: formatDateTime(row.savedAt, words.locale) },
    differs: changed.map(({ label }) => label),
    isFirst: before === undefined,
    isNewest: index === 0,
    changed,
    answers: answersIn(row.form, words),
  };
}

/** The versions of a posting, newest first. */
export async function viewVersions(db: Reader, projectId: string, words: Words): Promise<VersionView[]> {
  const seen = await see(db, projectId, words);
  return seen.rows.flatMap((_, index) => {
    const view = viewAt(seen, index);
    if (!view) return [];
    const { changed: _changed, answers: _answers, ...listed } = view;
    return [listed];
  });
}

/** One of them with its whole text; null when there is none of that number. */
export async function viewVersion(
  db: Reader,
  projectId: string,
  number: number,
  words: Words,
): Promise<OpenedVersion | null> {
  const seen = await see(db, projectId, words);
  return viewAt(
    seen,
    seen.rows.findIndex((row) => row.number === number),
  );
}
