import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import type { Reader } from "#db/index.server.ts";
import { projects } from "#db/schema/projects.ts";
import { transliterate } from "#db/search.server.ts";
import { slugBase } from "./project.ts";

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
    if (taken.every(({ id }) => id === ownId)) return slug;
  }
}
