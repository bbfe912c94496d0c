import type { OpenDatabase } from "#db/index.server.ts";
import { dialect } from "#db/kit.ts";

/** The columns of every table, as the database has them, without what the engine keeps for itself. */
export async function listColumns(database: OpenDatabase): Promise<Record<string, string[]>> {
  const statement =
    dialect === "sqlite"
      ? `select m.name as "table", c.name as "column" from sqlite_master m join pragma_table_info(m.name) c
         where m.type = 'table' and m.name not like 'sqlite%' and m.name not like '%\\_fts%' escape '\\'
         and m.name not like '\\_\\_%' escape '\\' order by 1, 2`
      : `select table_name as "table", column_name as "column" from information_schema.columns
         where table_schema = 'public' and is_generated = 'NEVER' order by 1, 2`;
  const columns: Record<string, string[]> = {};
  for (const { table, column } of (await database.raw(statement)) as { table: string; column: string }[]) {
    (columns[table] ??= []).push(column);
  }
  return columns;
}

interface Reference {
  /** `table.column` */
  from: string;
  to: string;
  onDelete: string;
}

/** Every foreign key of one column. */
export async function listReferences(database: OpenDatabase): Promise<Reference[]> {
  const statement =
    dialect === "sqlite"
      ? `select m.name || '.' || f."from" as "from", f."table" as "to", lower(f.on_delete) as "onDelete"
         from sqlite_master m join pragma_foreign_key_list(m.name) f where m.type = 'table' order by 1`
      : `select c.conrelid::regclass || '.' || a.attname as "from", c.confrelid::regclass::text as "to",
           case c.confdeltype when 'c' then 'cascade' when 'n' then 'set null' else 'no action' end as "onDelete"
         from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
         where c.contype = 'f' and c.connamespace = 'public'::regnamespace order by 1`;
  return (await database.raw(statement)) as unknown as Reference[];
}

/** Every table, index, trigger, key and check by its definition, in a fixed order. */
export async function listDefinitions(database: OpenDatabase): Promise<string[]> {
  const statement =
    dialect === "sqlite"
      ? `select type || ' ' || name || ': ' || sql as definition from sqlite_master
         where sql is not null and name not like '\\_\\_%' escape '\\'`
      : `select 'index ' || indexdef as definition from pg_indexes where schemaname = 'public' union all
         select conrelid::regclass || ' ' || conname || ': ' || pg_get_constraintdef(oid) from pg_constraint
         where connamespace = 'public'::regnamespace union all
         select table_name || '.' || column_name || ': ' || data_type || ' ' || is_nullable || ' ' ||
           coalesce(collation_name, '') || ' ' || coalesce(column_default, '')
         from information_schema.columns where table_schema = 'public'`;
  const rows = (await database.raw(statement)) as { definition: string }[];
  return rows.map(({ definition }) => definition).sort();
}
