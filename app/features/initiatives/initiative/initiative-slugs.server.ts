import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import type { Tx } from "#db/index.server.ts";
import { initiatives } from "#db/schema/initiatives.ts";
import { transliterate } from "#db/search.server.ts";
import { DEFAULT_LOCALE } from "#app/i18n/locale.ts";
import type { Initiative } from "./read-initiatives.server.ts";
import { textIn } from "./text-in.ts";

const LONGEST_SLUG = 80;

/** Whole words of a title in Latin letters, as many as an address takes; empty when no Latin letter is left. */
function slugBase(title: string): string {
  const words = transliterate(title).match(/[a-z0-9]+/g) ?? [];
  let slug = "";
  for (const word of words) {
    const longer = slug ? `${slug}-${word}` : word.slice(0, LONGEST_SLUG);
    if (longer.length > LONGEST_SLUG) break;
    slug = longer;
  }
  return slug;
}

/** The address an initiative is first published under: of its English title, else of the original. */
export async function slugWhenPublished(tx: Tx, { row, texts }: Initiative): Promise<string> {
  const { title } = textIn(texts, { locale: DEFAULT_LOCALE, original: row.originalLocale });
  const base = slugBase(title) || `initiative-${randomUUID().slice(0, 8)}`;
  for (let number = 1; ; number++) {
    const slug = number === 1 ? base : `${base}-${number}`;
    if ((await tx.$count(initiatives, eq(initiatives.slug, slug))) === 0) return slug;
  }
}
