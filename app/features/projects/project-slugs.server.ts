import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import type { Reader } from "#db/index.server.ts";
import { projects } from "#db/schema/projects.ts";
import { transliterate } from "#db/search.server.ts";
import { slugBase } from "./project.ts";

/**
 * An address no other project has, from the English title; numbered when several would be alike, and a short id where
 * the title has no Latin letters.
 */
export async function freeSlug(tx: Reader, titleEn: string): Promise<string> {
  const base = slugBase(transliterate(titleEn)) || `project-${randomUUID().slice(0, 8)}`;
  for (let number = 1; ; number++) {
    const slug = number === 1 ? base : `${base}-${number}`;
    const taken = await tx.select({ id: projects.id }).from(projects).where(eq(projects.slug, slug));
    if (taken.length === 0) return slug;
  }
}
