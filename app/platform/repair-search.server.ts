import { eq } from "drizzle-orm";
import type { Reader, Tx } from "#db/index.server.ts";
import { settings } from "#db/schema/settings.ts";
import type { Services } from "./services.server.ts";

const BATCH = 200;

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
  { db, withTransaction, clock }: Pick<Services, "db" | "withTransaction" | "clock">,
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
