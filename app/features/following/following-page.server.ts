import { filterPills, unknownView } from "#app/features/members/directory/directory-view.server.ts";
import { nameOf } from "#app/features/members/institution/institution-names.ts";
import { placeName } from "#app/i18n/place-names.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { dayNow } from "#app/platform/days.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { Reader } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import { listFollowed } from "./follow-members.server.ts";
import { listSearches } from "./follow-searches.server.ts";
import type { FollowedList } from "./followed.schema.ts";
import { boardInWords, searchBoard } from "./project-search.server.ts";
import { directoryIndex } from "#app/features/members/directory/directory-index.server.ts";
import { findSurely, readSearch } from "./search-base.server.ts";
import type { FollowedMemberView, SearchView } from "./ui/following-model.ts";

interface Reading extends Pick<Services, "clock"> {
  db: Reader;
  locale: Locale;
}

interface Kept {
  userId: string;
  list: FollowedList;
  search: string;
}

/** A search as its owner reads it. */
interface Described {
  /** What it narrows its list to, or that it is everything. */
  words: string;
  /** What it asks for and its list does not know; null for nothing. */
  unknown: string | null;
  /** How much it finds now; null while that is still being worked out after a start. */
  found: string | null;
}

async function describeOfBoard({ db, clock, locale }: Reading, { userId, search }: Kept, asked: string) {
  const today = dayNow(clock);
  const { ids, ...now } = await searchBoard(db, { userId, search }, today, locale);
  const { unknown } = asked === search ? now : await searchBoard(db, { userId, search: asked }, today, locale);
  const t = translator(locale);
  const words = await boardInWords(db, search, locale, today);
  return { words, unknown, found: t("following:found_projects", { count: ids.length }) };
}

async function describeOfDirectory({ db, clock, locale }: Reading, { search }: Kept, asked: string) {
  const { filter } = readSearch(search);
  const found = await findSurely(db, filter, dayNow(clock));
  return {
    words: filterPills(filter, null, search, locale).map(({ label }) => label),
    unknown: unknownView(new URLSearchParams(asked), locale),
    found: found && translator(locale)("following:found", { count: found.found.length }),
  };
}

/**
 * A search in the words of its list.
 * @param asked as it stood in the address, with what the list does not know
 */
export async function describeSearch(reading: Reading, kept: Kept, asked = kept.search): Promise<Described> {
  const describe = kept.list === "projects" ? describeOfBoard : describeOfDirectory;
  const { words, ...rest } = await describe(reading, kept, asked);
  const t = translator(reading.locale);
  return { ...rest, words: words.length > 0 ? words.join(" · ") : t(`following:everything.${kept.list}`) };
}

const PATHS: Readonly<Record<FollowedList, string>> = { directory: "/directory", projects: "/projects" };

/** Where a search is seen. */
export const addressOf = ({ list, search }: Pick<Kept, "list" | "search">) =>
  `${PATHS[list]}${search ? `?${search}` : ""}`;

/** All that a person follows. */
export async function followingView(
  reading: Reading,
  userId: string,
): Promise<{ searches: SearchView[]; members: FollowedMemberView[] }> {
  const { db, clock, locale } = reading;
  const searches: SearchView[] = [];
  for (const { id, list, name, search, isPaused } of await listSearches(db, userId)) {
    const { words, unknown, found } = await describeSearch(reading, { userId, list, search });
    const broken = unknown && translator(locale)(`following:broken.${list}`, { values: unknown });
    const where = translator(locale)(`following:list.${list}`);
    const shown = { words: `${where}: ${words}`, unknown: broken, found: unknown ? null : found };
    searches.push({ id, name, to: addressOf({ list, search }), ...shown, isPaused });
  }
  const { numberOf } = await directoryIndex(db, dayNow(clock));
  const members = (await listFollowed(db, userId)).map(({ id, slug, city, country, seen, ...names }) => {
    const isListed = numberOf(id) !== null;
    // What it is called meanwhile nobody may see.
    const name = isListed ? nameOf(names, locale) : { name: seen.names[locale] ?? slug, original: null };
    return { slug, name, place: placeName(city, country, locale), isListed };
  });
  return { searches, members };
}

/** What a search is called until its owner says otherwise: what it narrows to, cut to what a name may have. */
export const proposedName = (words: string, longest: number): string =>
  words.length <= longest ? words : `${words.slice(0, longest - 1).trimEnd()}…`;
