const LONGEST = 80;

/** Names of pages that stand beside the profiles. */
const RESERVED = new Set(["new", "edit", "logo"]);

/**
 * The part of an institution's address that comes from its English name, letters written in Latin and folded:
 * "L. N. Gumilyov University" gives "l-n-gumilyov-university". At most 80 characters, cut between words; null
 * where nothing is left.
 */
export function slugFromWords(words: readonly string[]): string | null {
  const plain = words.map((word) => word.replace(/[^a-z0-9]+/g, "")).filter(Boolean);
  let slug = "";
  for (const word of plain) {
    if (slug.length + word.length + 1 > LONGEST) break;
    slug = slug ? `${slug}-${word}` : word;
  }
  slug ||= plain[0]?.slice(0, LONGEST) ?? "";
  if (slug === "") return null;
  return RESERVED.has(slug) ? `institution-${slug}` : slug;
}

/** The first of `slug`, `slug-2`, `slug-3` … that is not taken. */
export function firstFree(slug: string, taken: ReadonlySet<string>): string {
  if (!taken.has(slug)) return slug;
  for (let number = 2; ; number++) if (!taken.has(`${slug}-${number}`)) return `${slug}-${number}`;
}
