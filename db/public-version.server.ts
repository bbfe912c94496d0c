import type { Dialect } from "./kit.ts";

const PREFIX = "public_version";

const OF_POSTED_PROJECT =
  "exists (select 1 from projects where projects.id = {row}.project_id and projects.status <> 'draft')";

/**
 * The tables that pages kept for visitors without a session are made from; where not every row of one counts, what a row
 * that does is. Whatever changes such a row raises the version that all processes read (`publicVersion`).
 */
export const PUBLIC_TABLES: Readonly<Record<string, string | null>> = {
  // What was done to a project is told on its page.
  activity: `{row}.subject_type = 'project' and ${OF_POSTED_PROJECT.replace("project_id", "subject_id")}`,
  former_addresses: null,
  former_project_addresses: null,
  grants: null,
  initiative_calls: null,
  initiative_texts: null,
  initiative_topics: null,
  initiatives: null,
  institution_covers: null,
  institution_people: null,
  institution_texts: null,
  institution_topics: null,
  institutions: null,
  memberships: null,
  page_hidings: null,
  project_changes: null,
  project_editors: null,
  project_initiatives: OF_POSTED_PROJECT,
  project_interests: null,
  project_member_texts: OF_POSTED_PROJECT.replace("project_id", "id"),
  project_needs: OF_POSTED_PROJECT,
  project_partners: null,
  project_reports: null,
  project_results: null,
  project_texts: OF_POSTED_PROJECT,
  project_topics: OF_POSTED_PROJECT,
  project_versions: OF_POSTED_PROJECT,
  projects: "{row}.status <> 'draft'",
  registry_institutions: null,
  result_institutions: null,
  settings: null,
  unit_texts: null,
  units: null,
  users: null,
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
  return [first, RAISE, ...counted.flatMap(([table, rule]) => of(table, rule))];
}

/** What must hold of the row before or after the change, as each event has one or both. */
const conditionOf = (rule: string, rows: readonly string[]) =>
  rows.map((row) => `(${rule.replaceAll("{row}", row)})`).join(" OR ");

function sqliteTriggers(table: string, rule: string | null): string[] {
  const events = { insert: ["new"], update: ["old", "new"], delete: ["old"] };
  return Object.entries(events).map(([event, rows]) => {
    const condition = rule === null ? "" : ` WHERE ${conditionOf(rule, rows)}`;
    return `CREATE TRIGGER ${PREFIX}_${table}_${event} AFTER ${event} ON ${table} BEGIN ${RAISE}${condition}; END`;
  });
}

// Once in a transaction: every further update would leave another version of the one row for the next to step over.
function postgresTriggers(table: string, rule: string | null): string[] {
  const [trigger, mark] = [`${PREFIX}_${table}`, "portal.public_version_raised"];
  const condition =
    rule === null
      ? ""
      : `IF TG_OP = 'INSERT' AND NOT (${conditionOf(rule, ["NEW"])}) THEN RETURN NULL; END IF;
         IF TG_OP = 'DELETE' AND NOT (${conditionOf(rule, ["OLD"])}) THEN RETURN NULL; END IF;
         IF TG_OP = 'UPDATE' AND NOT (${conditionOf(rule, ["OLD", "NEW"])}) THEN RETURN NULL; END IF;`;
  const work = `BEGIN
    IF current_setting('${mark}', true) = pg_current_xact_id()::text THEN RETURN NULL; END IF;
    ${condition}
    ${RAISE};
    PERFORM set_config('${mark}', pg_current_xact_id()::text, true);
    RETURN NULL;
  END`;
  return [
    `CREATE OR REPLACE FUNCTION ${trigger}() RETURNS trigger LANGUAGE plpgsql AS $$ ${work} $$`,
    `DROP TRIGGER IF EXISTS ${trigger} ON ${table}`,
    `CREATE TRIGGER ${trigger} AFTER INSERT OR UPDATE OR DELETE ON ${table} FOR EACH ROW EXECUTE FUNCTION ${trigger}()`,
  ];
}
