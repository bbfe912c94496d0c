import type { Dialect } from "./kit.ts";

const PREFIX = "public_version";

/** Where a project stands once everybody may have read of it; what changes before, or after it left, is on no page. */
const SHOWN = "in ('open', 'closed_to_partners', 'completed', 'archived')";

const ofShownProject = (id: string) =>
  `exists (select 1 from projects where projects.id = {row}.${id} and projects.status ${SHOWN})`;

const OF_PUBLISHED_RESULT = `exists (select 1 from project_results
  where project_results.id = {row}.result_id and project_results.state = 'published')`;

interface Counted {
  /** What a row is that counts, where not each does: it must be so before the change or after it. */
  rows?: string;
  /** The columns that pages are made from, where rows are often written for something else. */
  columns?: readonly string[];
}

/**
 * The tables that pages kept for visitors without a session are made from. Whatever changes them raises the version that all
 * processes read (`publicVersion`).
 */
export const PUBLIC_TABLES: Readonly<Record<string, Counted>> = {
  // What was done to a project is told on its page, but for what the secretariat did among itself.
  activity: {
    rows: `{row}.subject_type = 'project' and {row}.visibility = 'public' and ${ofShownProject("subject_id")}`,
  },
  former_addresses: {},
  former_project_addresses: {},
  grants: {},
  initiative_calls: {},
  initiative_texts: {},
  initiative_topics: {},
  initiatives: {},
  institution_covers: {},
  institution_people: {},
  institution_texts: {},
  institution_topics: {},
  institutions: {},
  memberships: {},
  page_hidings: {},
  project_changes: {},
  project_editors: {},
  project_initiatives: { rows: ofShownProject("project_id") },
  // How often and how soon interest is answered; not what was written, nor who was reminded.
  project_interests: { columns: ["project_id", "status", "created_at", "answered_at"] },
  project_member_texts: { rows: ofShownProject("id") },
  project_needs: { rows: ofShownProject("project_id") },
  project_partners: {},
  project_reports: { rows: "{row}.may_publish" },
  project_results: { rows: "{row}.state = 'published'" },
  project_texts: { rows: ofShownProject("project_id") },
  project_topics: { rows: ofShownProject("project_id") },
  project_versions: { rows: ofShownProject("project_id") },
  projects: { rows: `{row}.status ${SHOWN}` },
  registry_institutions: {},
  result_institutions: { rows: OF_PUBLISHED_RESULT },
  // How far texts to search are written anew is noted among them.
  settings: { rows: "{row}.name not like '%search_text'" },
  unit_texts: {},
  units: {},
  // Who acts or acted for somebody: their names, and whether they can be reached. Not the language they signed in with.
  users: {
    rows: "exists (select 1 from grants where grants.user_id = {row}.id)",
    columns: ["name", "email_verified_at", "suspended_at"],
  },
};

const RAISE = "UPDATE public_version SET value = value + 1";

/** A question for the version, the same in both engines. */
export const PUBLIC_VERSION = "SELECT value FROM public_version";

/** The names of the triggers that are there: SQLite rebuilds no table that one of them names, so they go before migrations. */
export const PUBLIC_TRIGGERS = `SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE '${PREFIX}%'`;

/**
 * SQL that (re)creates the triggers on those of the tables that are there, applied after every migration: rebuilding a table
 * drops its triggers. A migration itself raises the version.
 */
export function publicVersionStatements(engine: Dialect, tables: ReadonlySet<unknown>): string[] {
  if (!tables.has("public_version")) return [];
  const first = "INSERT INTO public_version (value) SELECT 0 WHERE NOT EXISTS (SELECT 1 FROM public_version)";
  const of = engine === "sqlite" ? sqliteTriggers : postgresTriggers;
  const counted = Object.entries(PUBLIC_TABLES).filter(([table]) => tables.has(table));
  return [first, RAISE, ...counted.flatMap(([table, rules]) => of(table, rules))];
}

/** What must hold of the row before or after the change, as each event has one or both. */
const conditionOf = (rule: string, rows: readonly string[]) =>
  rows.map((row) => `(${rule.replaceAll("{row}", row)})`).join(" OR ");

const updateOf = ({ columns }: Counted) => (columns ? `UPDATE OF ${columns.join(", ")}` : "UPDATE");

function sqliteTriggers(table: string, counted: Counted): string[] {
  const events = { INSERT: ["new"], [updateOf(counted)]: ["old", "new"], DELETE: ["old"] };
  return Object.entries(events).map(([event, rows]) => {
    const condition = counted.rows === undefined ? "" : ` WHERE ${conditionOf(counted.rows, rows)}`;
    const name = `${PREFIX}_${table}_${event.slice(0, 6).toLowerCase()}`;
    return `CREATE TRIGGER ${name} AFTER ${event} ON ${table} BEGIN ${RAISE}${condition}; END`;
  });
}

// Once in a transaction: every further update would leave another version of the one row for the next to step over.
function postgresTriggers(table: string, counted: Counted): string[] {
  const [trigger, mark] = [`${PREFIX}_${table}`, "portal.public_version_raised"];
  const unless = (event: string, rows: string[]) =>
    counted.rows === undefined
      ? ""
      : `IF TG_OP = '${event}' AND NOT (${conditionOf(counted.rows, rows)}) THEN RETURN NULL; END IF;`;
  const work = `BEGIN
    IF current_setting('${mark}', true) = pg_current_xact_id()::text THEN RETURN NULL; END IF;
    ${unless("INSERT", ["NEW"])} ${unless("DELETE", ["OLD"])} ${unless("UPDATE", ["OLD", "NEW"])}
    ${RAISE};
    PERFORM set_config('${mark}', pg_current_xact_id()::text, true);
    RETURN NULL;
  END`;
  const events = `INSERT OR ${updateOf(counted)} OR DELETE`;
  return [
    `CREATE OR REPLACE FUNCTION ${trigger}() RETURNS trigger LANGUAGE plpgsql AS $$ ${work} $$`,
    `DROP TRIGGER IF EXISTS ${trigger} ON ${table}`,
    `CREATE TRIGGER ${trigger} AFTER ${events} ON ${table} FOR EACH ROW EXECUTE FUNCTION ${trigger}()`,
  ];
}
