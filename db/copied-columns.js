const COPY = /^INSERT INTO `__new_(\w+)`\(.*\) SELECT (.*) FROM `\1`;/gm;

/**
 * Where SQLite rebuilds a table, drizzle-kit copies all its columns, also those that the same migration adds; here only
 * those that are there, by the snapshot before or by a new name.
 * @param {string} migration
 * @param {Record<string, { columns: object }>} before tables of the snapshot before
 */
export function copyKnownColumns(migration, before) {
  return migration.replace(COPY, (_, table, list) => {
    const there = Object.keys(before[table]?.columns ?? {});
    /** @param {string} name */
    const isThere = (name) => there.includes(name) || migration.includes(` TO \`${name}\``);
    const known = list
      .split(", ")
      .filter((/** @type {string} */ quoted) => isThere(quoted.slice(1, -1)))
      .join(", ");
    return `INSERT INTO \`__new_${table}\`(${known}) SELECT ${known} FROM \`${table}\`;`;
  });
}
