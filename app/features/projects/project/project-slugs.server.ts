import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import type { Reader, Tx } from "#db/index.server.ts";
import { formerProjectAddresses } from "#db/schema/project-versions.ts";
import { projects } from "#db/schema/projects.ts";
import { transliterate } from "#db/search.server.ts";
import { slugBase } from "./project.ts";

/** The project that once had this address; none or one. */
export function formerlyAt(db: Reader, slug: string): Promise<{ id: string }[]> {
  const { projectId: id } = formerProjectAddresses;
  return db.select({ id }).from(formerProjectAddresses).where(eq(formerProjectAddresses.slug, slug));
}

/** Notes that a project leaves an address for another one, which may be one that it had before. */
export async function leaveAddress(tx: Tx, { id, slug }: { id: string; slug: string }, next: string, now: Date) {
  if (slug === next) return;
  await tx.delete(formerProjectAddresses).where(eq(formerProjectAddresses.slug, next));
  await tx.insert(formerProjectAddresses).values({ slug, projectId: id, leftAt: now });
}

/** The address under which a project is first shown to others: by the title it then has, not by its first words. */
export async function slugWhenShown(tx: Reader, { id, slug }: { id: string; slug: string }, titleEn: string) {
  const hasNoLatin = slugBase(transliterate(titleEn)) === "";
  return hasNoLatin && /^project-[0-9a-f]{8}$/.test(slug) ? slug : freeSlug(tx, titleEn, id);
}

/**
 * An address no other project than `ownId` has, from the English title; numbered when several would be alike, and a short id where
 * the title has no Latin letters.
 */
export async function freeSlug(tx: Reader, titleEn: string, ownId?: string): Promise<string> {
  const base = slugBase(transliterate(titleEn)) || `project-${randomUUID().slice(0, 8)}`;
  for (let number = 1; ; number++) {
    const slug = number === 1 ? base : `${base}-${number}`;
    const taken = await tx.select({ id: projects.id }).from(projects).where(eq(projects.slug, slug));
    const former = await formerlyAt(tx, slug);
    if ([...taken, ...former].every(({ id }) => id === ownId)) return slug;
  }
}
