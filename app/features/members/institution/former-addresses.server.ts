import { and, eq, ne, or } from "drizzle-orm";
import type { Reader, Tx } from "#db/index.server.ts";
import { beginsWith } from "#db/like.ts";
import { formerAddresses } from "#db/schema/renamings.ts";
import { institutions } from "#db/schema/members.ts";

/** The institution that has this slug, or once had it; null where none ever did. */
export async function institutionAt(db: Reader, slug: string): Promise<{ id: string; slug: string } | null> {
  const named = { id: institutions.id, slug: institutions.slug };
  const [present] = await db.select(named).from(institutions).where(eq(institutions.slug, slug));
  if (present) return present;
  const [moved] = await db
    .select(named)
    .from(formerAddresses)
    .innerJoin(institutions, eq(institutions.id, formerAddresses.institutionId))
    .where(eq(formerAddresses.slug, slug));
  return moved ?? null;
}

/** The slugs that begin like this one and are, or once were, those of other institutions than `institutionId`. */
export async function takenSlugs(db: Reader, slug: string, institutionId: string | null): Promise<Set<string>> {
  const isLike = (column: typeof institutions.slug | typeof formerAddresses.slug) =>
    or(eq(column, slug), beginsWith(column, `${slug}-`));
  const isOther = institutionId === null ? undefined : ne(institutions.id, institutionId);
  const wasOther = institutionId === null ? undefined : ne(formerAddresses.institutionId, institutionId);
  const present = db.select({ slug: institutions.slug }).from(institutions);
  const former = db.select({ slug: formerAddresses.slug }).from(formerAddresses);
  const rows = [
    ...(await present.where(and(isLike(institutions.slug), isOther))),
    ...(await former.where(and(isLike(formerAddresses.slug), wasOther))),
  ];
  return new Set(rows.map((row) => row.slug));
}

/** Notes that an institution leaves an address for another one, which may be one that it had before. */
export async function leaveAddress(
  tx: Tx,
  { id: institutionId, slug }: { id: string; slug: string },
  next: string,
  now: Date,
): Promise<void> {
  await tx.delete(formerAddresses).where(eq(formerAddresses.slug, next));
  await tx.insert(formerAddresses).values({ slug, institutionId, leftAt: now });
}
