import { asc, desc, eq, like } from "drizzle-orm";
import type { Reader, Tx } from "#db/index.server.ts";
import { settings } from "#db/schema/settings.ts";

/**
 * One version of what is kept under a name, and never changed. The first is the one the portal comes with; it is kept only
 * where `keepFirst` has done so.
 */
interface StoredVersion {
  version: number;
  value: unknown;
  since: Date;
}

export const FIRST_VERSION = 1;

// The digits are padded so that names sort as numbers do.
const settingOf = (name: string, version: number) => `${name}:${String(version).padStart(5, "0")}`;

const toVersion = ({ name, value, updatedAt }: typeof settings.$inferSelect): StoredVersion => ({
  version: Number(name.split(":").at(-1)),
  value,
  since: updatedAt,
});

/** The version in force; null while it is the first. */
export async function latestVersion(db: Reader, name: string): Promise<StoredVersion | null> {
  const isOne = like(settings.name, `${name}:%`);
  const [row] = await db.select().from(settings).where(isOne).orderBy(desc(settings.name)).limit(1);
  return row ? toVersion(row) : null;
}

export async function findVersion(db: Reader, name: string, version: number): Promise<StoredVersion | null> {
  const [row] = await db
    .select()
    .from(settings)
    .where(eq(settings.name, settingOf(name, version)));
  return row ? toVersion(row) : null;
}

/** Every version that is kept, oldest first. */
export async function listVersions(db: Reader, name: string): Promise<StoredVersion[]> {
  const rows = await db
    .select()
    .from(settings)
    .where(like(settings.name, `${name}:%`))
    .orderBy(asc(settings.name));
  return rows.map(toVersion);
}

/** The newest number below each name that begins so, and since when, without what is kept. */
export async function latestNumbers(db: Reader, beginning: string): Promise<Map<string, Omit<StoredVersion, "value">>> {
  const rows = await db
    .select({ name: settings.name, since: settings.updatedAt })
    .from(settings)
    .where(like(settings.name, `${beginning}%`))
    .orderBy(asc(settings.name));
  return new Map(
    rows.map(({ name, since }) => {
      const end = name.lastIndexOf(":");
      return [name.slice(0, end), { version: Number(name.slice(end + 1)), since }];
    }),
  );
}

/** Keeps what the portal comes with as the first version, unless it is kept already. */
export async function keepFirst(tx: Tx, name: string, value: unknown, now: Date): Promise<void> {
  await tx
    .insert(settings)
    .values({ name: settingOf(name, FIRST_VERSION), value, updatedAt: now })
    .onConflictDoNothing();
}

/** Puts a version in its place, whatever was kept there. */
export async function putVersion(tx: Tx, name: string, { version, value, since }: StoredVersion): Promise<void> {
  const kept = { value, updatedAt: since };
  await tx
    .insert(settings)
    .values({ name: settingOf(name, version), ...kept })
    .onConflictDoUpdate({ target: settings.name, set: kept });
}

/** Puts a new version in force; resolves to its number, or to null when somebody else was first. */
export async function addVersion(
  tx: Tx,
  name: string,
  { after, value, actorId }: { after: number; value: unknown; actorId: string },
  now: Date,
): Promise<number | null> {
  const current = (await latestVersion(tx, name))?.version ?? FIRST_VERSION;
  if (current !== after) return null;
  const version = after + 1;
  const row = { name: settingOf(name, version), value, updatedAt: now, updatedById: actorId };
  const added = await tx.insert(settings).values(row).onConflictDoNothing().returning();
  return added.length > 0 ? version : null;
}
