import type { DirectoryFilter } from "#app/features/members/directory/directory-filter.ts";
import type { Reader } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
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

/** Who of the members a filter leaves works with whom, as a picture and as a table. */
export async function memberNetwork(
  db: Reader,
  filter: DirectoryFilter,
  { audience, locale, search }: Asked,
): Promise<NetworkView> {
  const network = await findNetwork(db, filter, { audience, locale });
  return networkView(network, { search, locale, readers: isInsider(audience) ? "members" : "public" });
}
