import type { MovedKind } from "#db/schema/member-merges.ts";

/** Some columns of a row, as a receipt keeps them: moments as text. */
export type Fields = Record<string, unknown>;

/** One thing that moves or ends with a merge. */
export interface Move {
  kind: MovedKind;
  objectId: string;
  /** Null of what is not there yet. */
  before: Fields | null;
  /** Null of what goes. */
  after: Fields | null;
}

const isMoment = (name: string) => name.endsWith("At");

/** Columns of a row as a receipt keeps them. */
export const kept = (fields: Fields): Fields =>
  Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, value instanceof Date ? value.toISOString() : value]),
  );

/** And as the database takes them. */
export const revived = (fields: Fields): Fields =>
  Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name,
      isMoment(name) && typeof value === "string" ? new Date(value) : value,
    ]),
  );

const inOrder = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(inOrder);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, one]) => [name, inOrder(one)]),
  );
};

/** Whether two values are the same, whatever order their names come in: one engine keeps it and the other does not. */
export const areSame = (one: unknown, other: unknown): boolean =>
  JSON.stringify(inOrder(one)) === JSON.stringify(inOrder(other));

/** What a move says, without the moment at which it is made. */
export const wordOf = ({ kind, objectId, after }: Move): string => {
  const lasting = after && Object.entries(after).filter(([name, value]) => !isMoment(name) || value === null);
  return JSON.stringify([kind, objectId, lasting && inOrder(Object.fromEntries(lasting))]);
};
