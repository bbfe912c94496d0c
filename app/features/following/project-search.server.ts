import { readBoardFilters, savedSearch } from "#app/features/projects/board/board-filters.ts";
import { findOnBoard } from "#app/features/projects/board/board-queries.server.ts";
import { boardPills, unknownText } from "#app/features/projects/board/board-view.server.ts";
import { initiativeTitles } from "#app/features/projects/board/initiative-filter.server.ts";
import { ownSides } from "#app/features/projects/matching/own-sides.server.ts";
import { isAsVisitor } from "#app/features/projects/project/as-visitor.ts";
import { boardVersion } from "#app/features/projects/project/board-version.server.ts";
import { getAudience } from "#app/features/projects/project/project-audience.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import type { Reader } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import { markOf, writeMarks } from "./marks.ts";
import { audienceOf } from "./reader.server.ts";

export const keptOfBoard = (search: string): string =>
  savedSearch(readBoardFilters(new URLSearchParams(search)), search);

interface Asked {
  userId: string;
  search: string;
}

/** The ids of the projects a search of the board finds for its owner, who is asked for anew each time, or for visitors. */
async function findFor(db: Reader, { userId, search }: Asked, today: string) {
  const asked = new URLSearchParams(search);
  const audience = isAsVisitor(asked) ? await getAudience(db, null, today) : await audienceOf(db, userId, today);
  const sides = await ownSides(db, audience);
  const filters = { ...readBoardFilters(asked), page: 1 };
  const { ids } = await findOnBoard(db, audience, filters, { today, limit: Infinity, sides });
  return { ids, isOffering: sides.some(({ profile }) => profile.offers.size > 0) };
}

interface ProjectSearch {
  /** At which version of the board at least it was looked. */
  version: number;
  ids: string[];
  /** What it asks for and the board no longer knows, in words; null for nothing. */
  unknown: string | null;
}

export async function searchBoard(db: Reader, asked: Asked, today: string, locale: Locale): Promise<ProjectSearch> {
  const version = await boardVersion(db);
  const { ids, isOffering } = await findFor(db, asked, today);
  const titles = await initiativeTitles(db, locale);
  const words = { t: translator(locale), locale, today };
  return { version, ids, unknown: unknownText({ search: asked.search, titles, isOffering }, words) };
}

/** Where telling of it begins: what it finds now is known. */
export async function baseOfBoard(db: Reader, asked: Asked, today: string) {
  const toldVersion = await boardVersion(db);
  const { ids } = await findFor(db, asked, today);
  return { toldVersion, toldOn: today, marks: writeMarks(ids.map(markOf)) };
}

/** A search of the board in words; empty where it narrows nothing. */
export async function boardInWords(db: Reader, search: string, locale: Locale, today: string): Promise<string[]> {
  const titles = await initiativeTitles(db, locale);
  const filters = readBoardFilters(new URLSearchParams(search));
  const words = { t: translator(locale), locale, today };
  const seen = isAsVisitor(new URLSearchParams(search)) ? [words.t("projects:as_visitor.saved")] : [];
  return [...boardPills(filters, titles, search, words).map(({ label }) => label), ...seen];
}
