import type { Field } from "./field.ts";

type Values = Readonly<Record<string, unknown>>;

/** How answers stand in a row: in the column of their name where its table has one, else among its `answers`. */
export function rowAnswers(columns: object, fields: readonly Field[]) {
  const isColumn = (key: string) => Object.hasOwn(columns, key);
  return {
    /** What the row holds of the answers. */
    columnsOf(given: Values): Values & { answers: Record<string, unknown> | null } {
      const inColumns = fields.filter(({ key }) => isColumn(key)).map(({ key }) => [key, given[key] ?? null]);
      const others = fields.filter(({ key }) => !isColumn(key) && given[key] !== undefined);
      const answers = others.length > 0 ? Object.fromEntries(others.map(({ key }) => [key, given[key]])) : null;
      return { ...(Object.fromEntries(inColumns) as Values), answers };
    },
    /** The answers the row holds, as far as they are given. */
    valuesOf(row: Values & { answers: Values | null }): Record<string, unknown> {
      const stored = fields.map(({ key }) => [key, isColumn(key) ? row[key] : row.answers?.[key]] as const);
      return Object.fromEntries(stored.filter(([, value]) => value !== null && value !== undefined));
    },
  };
}
