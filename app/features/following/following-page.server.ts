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
import { directoryIndex } from "#app/features/members/directory/directory-index.server.ts";
import { findSurely, readSearch } from "./search-base.server.ts";
import type { FollowedMemberView, SearchView } from "./ui/following-model.ts";

interface Reading extends Pick<Services, "clock"> {
  db: Reader;
  locale: Locale;
}

/** A search in words: what it narrows the directory to, or that it is everybody. */
export function searchInWords(search: string, locale: Locale): string {
  const { filter } = readSearch(search);
  const words = filterPills(filter, null, search, locale).map(({ label }) => label);
  return words.length > 0 ? words.join(" · ") : translator(locale)("following:everybody");
}

/** How many members a search finds now, in words; null while that is still being worked out after a start. */
export async function countNow({ db, clock, locale }: Reading, search: string): Promise<string | null> {
  const found = await findSurely(db, readSearch(search).filter, dayNow(clock));
  return found && translator(locale)("following:found", { count: found.found.length });
}

/** All that a person follows. */
export async function followingView(
  reading: Reading,
  userId: string,
): Promise<{ searches: SearchView[]; members: FollowedMemberView[] }> {
  const { db, clock, locale } = reading;
  const searches: SearchView[] = [];
  for (const { id, name, search, isPaused } of await listSearches(db, userId)) {
    const unknown = unknownView(new URLSearchParams(search), locale);
    const found = unknown ? null : await countNow(reading, search);
    const to = `/directory${search ? `?${search}` : ""}`;
    searches.push({ id, name, to, words: searchInWords(search, locale), unknown, found, isPaused });
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
export function proposedName(search: string, locale: Locale, longest: number): string {
  const words = searchInWords(search, locale);
  return words.length <= longest ? words : `${words.slice(0, longest - 1).trimEnd()}…`;
}
