import { formatDate } from "#app/i18n/format.server.ts";
import type { Reader } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import { findCover } from "./cover-queries.server.ts";
import { coverView } from "./cover-view.server.ts";
import { COVER_KEPT_DAYS } from "./forget-covers.server.ts";
import type { OwnCover } from "./ui/cover-form.tsx";

interface Of {
  id: string;
  slug: string;
}

/** The cover of an institution as those see it who answer for it, with the drawing that tells which picture they saw. */
export async function ownCover(
  db: Reader,
  { id, slug }: Of,
  locale: Locale,
): Promise<OwnCover & { seen: string | null }> {
  const row = await findCover(db, id);
  if (!row) return { cover: null, words: null, removed: null, seen: null };
  const { alt, altLanguage, credit, licence, removedAt, removedBy, removalReason } = row;
  const until = removedAt && new Date(removedAt.getTime() + COVER_KEPT_DAYS * 24 * 3_600_000);
  return {
    cover: coverView(slug, row, locale),
    words: { alt, altLanguage, credit, licence },
    removed: removedBy && until ? { by: removedBy, reason: removalReason, until: formatDate(until, locale) } : null,
    seen: row.pictures[0]?.fileId ?? null,
  };
}
