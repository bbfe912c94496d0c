import { type DirectoryFilter, parseDirectoryFilter } from "#app/features/members/directory/directory-filter.ts";
import type { Reader } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import { initiativeTitles } from "../board/initiative-filter.server.ts";
import { type Audience, isInsider } from "../project/project.policy.ts";
import { findNetwork } from "./find-network.server.ts";
import { networkView } from "./network-view.server.ts";
import type { NetworkView } from "./ui/network-model.ts";

interface Asked {
  audience: Audience;
  locale: Locale;
  /** The query string of the directory's address. */
  search: string;
}

const readersOf = (audience: Audience) => (isInsider(audience) ? "members" : "public");

async function initiativeIn(db: Reader, { initiative: slug }: DirectoryFilter, locale: Locale) {
  const title = slug === null ? undefined : (await initiativeTitles(db, locale)).get(slug);
  return slug === null || title === undefined ? null : { slug, title };
}

/** Who of the members a filter leaves works with whom, as a picture and as a table. */
export async function memberNetwork(
  db: Reader,
  filter: DirectoryFilter,
  { audience, locale, search }: Asked,
): Promise<NetworkView> {
  const network = await findNetwork(db, filter, { audience, locale });
  const initiative = await initiativeIn(db, filter, locale);
  return networkView(network, { search, locale, initiative, year: filter.year, readers: readersOf(audience) });
}

/** Fewer than in the whole network: the page is about something else. */
const MOST_ON_PAGE = { members: 40, pairs: 60 };

/** Who works together in the projects for an initiative, for its page; null for nobody. */
export async function initiativeNetwork(
  db: Reader,
  slug: string,
  { audience, locale }: Omit<Asked, "search">,
): Promise<NetworkView | null> {
  const search = `?view=network&initiative=${slug}`;
  const filter = parseDirectoryFilter(new URLSearchParams(search));
  const network = await findNetwork(db, filter, { audience, locale, most: MOST_ON_PAGE });
  if (network.pairs.length === 0) return null;
  const initiative = await initiativeIn(db, filter, locale);
  return networkView(network, { search, locale, initiative, year: null, readers: readersOf(audience) });
}
