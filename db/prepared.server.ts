import type { Reader } from "./types.ts";

interface Preparable<Row> {
  prepare(name?: string): { execute(values?: Record<string, unknown>): Promise<Row> | Row };
}

interface Statement<Row> {
  execute(values?: Record<string, unknown>): Promise<Row> | Row;
}

/**
 * A statement built once for each database and run many times: building the SQL costs several times what running it
 * does. `build` marks the places of its values with `sql.placeholder("name")`.
 *
 * @param name unique in the whole application: PostgreSQL keeps prepared statements by name.
 * @returns a query function: the reader (or tx), then the values by name.
 */
export function prepared<Values extends Record<string, unknown>, Row>(
  name: string,
  build: (db: Reader) => Preparable<Row>,
): (db: Reader, values: Values) => Promise<Row> {
  const statements = new WeakMap<Reader["select"] | Reader, Statement<Row>>();
  return async (db, values) => {
    // Touching a builder runs the reader's own guard, which a kept statement would go round.
    void db.select;
    let statement = statements.get(db);
    if (!statement) statements.set(db, (statement = build(db).prepare(name)));
    return statement.execute(values);
  };
}
