import { and, eq } from "drizzle-orm";
import type { OpenDatabase, Reader, Tx } from "#db/index.server.ts";
import { settings } from "#db/schema/settings.ts";
import type { Clock } from "./clock.ts";

const BATCH = 200;

interface Needs extends Pick<OpenDatabase, "db" | "withTransaction"> {
  clock: Clock;
}

interface SearchTexts<Row extends { id: string }> {
  /** The setting that remembers up to which version they were written. */
  setting: string;
  version: number;
  /** So many rows behind an id, in the order of ids. */
  readAfter: (db: Reader, id: string, limit: number) => Promise<Row[]>;
  /** Writes the texts of some rows; resolves to how many have one. */
  write: (tx: Tx, rows: readonly Row[]) => Promise<number>;
}

/** Brings search texts of an older release up to date, once. Resolves to how many were written. */
export async function repairSearchTexts<Row extends { id: string }>(
  { db, withTransaction, clock }: Needs,
  { setting, version, readAfter, write }: SearchTexts<Row>,
): Promise<number> {
  const [known] = await db.select({ value: settings.value }).from(settings).where(eq(settings.name, setting));
  if (known?.value === version) return 0;
  let written = 0;
  for (let last: string | undefined = ""; last !== undefined;) {
    const rows: Row[] = await readAfter(db, last, BATCH);
    written += await withTransaction((tx) => write(tx, rows));
    last = rows.length < BATCH ? undefined : rows.at(-1)?.id;
  }
  const row = { value: version, updatedAt: clock.now(), updatedById: null };
  await withTransaction((tx) =>
    tx
      .insert(settings)
      .values({ name: setting, ...row })
      .onConflictDoUpdate({ target: settings.name, set: row }),
  );
  return written;
}

/** How far the texts of a version are written anew: it goes on from there after a restart. */
interface Renewal {
  version: number;
  /** The last id that is done, in the order of ids. */
  after: string;
  done: number;
  total: number;
}

export const isRenewal = (value: unknown): value is Renewal =>
  typeof value === "object" && value !== null && "after" in value && "total" in value;

interface RenewedTexts<Row extends { id: string }> extends SearchTexts<Row> {
  count: (db: Reader) => Promise<number>;
}

/**
 * Brings a few search texts of an older release up to date: how far it has come is noted with them, so that of several
 * processes each row is written by one, and nothing is done twice after a restart.
 * @returns how many were written, and whether there is nothing left to do here: all are, or another process does it now
 */
export async function renewSomeTexts<Row extends { id: string }>(
  { withTransaction, clock }: Omit<Needs, "db">,
  { setting, version, readAfter, write, count }: RenewedTexts<Row>,
  limit: number,
): Promise<{ written: number; isOver: boolean }> {
  return withTransaction(async (tx) => {
    const [known] = await tx.select().from(settings).where(eq(settings.name, setting));
    if (known?.value === version) return { written: 0, isOver: true };
    const begun = known && isRenewal(known.value) && known.value.version === version ? known.value : null;
    const renewal = begun ?? { version, after: "", done: 0, total: await count(tx) };
    // Its moment tells one note from the next, also within a millisecond.
    const updatedAt = new Date(Math.max(clock.now().getTime(), (known?.updatedAt.getTime() ?? 0) + 1));
    if (!(await claim(tx, { setting, seen: known?.updatedAt ?? null }, { value: renewal, updatedAt })))
      return { written: 0, isOver: true };
    const rows = await readAfter(tx, renewal.after, limit);
    const written = await write(tx, rows);
    const last = rows.length < limit ? undefined : rows.at(-1);
    const value = last ? { ...renewal, after: last.id, done: renewal.done + rows.length } : version;
    await tx.update(settings).set({ value }).where(eq(settings.name, setting));
    return { written, isOver: value === version };
  });
}

/** On PostgreSQL whoever comes second waits here for the first, and finds another note then. */
async function claim(
  tx: Tx,
  { setting: name, seen }: { setting: string; seen: Date | null },
  noted: { value: Renewal; updatedAt: Date },
): Promise<boolean> {
  const row = { ...noted, updatedById: null };
  const claimed = seen
    ? await tx
        .update(settings)
        .set(row)
        .where(and(eq(settings.name, name), eq(settings.updatedAt, seen)))
        .returning({ name: settings.name })
    : await tx
        .insert(settings)
        .values({ name, ...row })
        .onConflictDoNothing()
        .returning({ name: settings.name });
  return claimed.length > 0;
}
