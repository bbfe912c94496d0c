import { parseDirectoryFilter } from "#app/features/members/directory/directory-filter.ts";
import type { Reader } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import { type Audience, isInsider } from "../project/project.policy.ts";
import { findNetwork } from "./find-network.server.ts";
import { networkView } from "./network-view.server.ts";
import { isIn, readConsortia } from "./read-consortia.server.ts";
import { type NetworkPicture, type PairView, PICTURE_ID } from "./ui/network-model.ts";

/** As many as stand on the circle with their names unturned, and all their pairs. */
const MOST = { members: 18, pairs: (18 * 17) / 2 };

interface PartnerView extends Pick<PairView, "id" | "years" | "projects" | "more" | "count"> {
  partner: PairView["other"];
}

export interface WorksWith {
  partners: readonly PartnerView[];
  /** How many more there are. */
  more: number;
  picture: NetworkPicture;
  /** The picture of all of them. */
  to: string;
}

async function isAlone(db: Reader, institution: string, audience: Audience): Promise<boolean> {
  for await (const parties of readConsortia(db, audience, isIn(db, institution))) if (parties.length > 0) return false;
  return true;
}

/**
 * The members that a member works with, those with the most projects first, as far as the projects are published for
 * somebody, and a small picture of them; null for nobody. For the member's page.
 */
export async function worksWith(
  db: Reader,
  { id, slug }: { id: string; slug: string },
  { audience, locale }: { audience: Audience; locale: Locale },
): Promise<WorksWith | null> {
  if (await isAlone(db, id, audience)) return null;
  const search = `?view=network&around=${slug}`;
  const filter = parseDirectoryFilter(new URLSearchParams(search));
  const asked = { audience, locale, within: isIn(db, id), most: MOST, rankedBy: "projects" as const };
  const network = await findNetwork(db, filter, asked);
  const readers = isInsider(audience) ? "members" : "public";
  const { picture } = networkView(network, { search, locale, readers, year: null, initiative: null });
  if (network.around === null || !picture) return null;
  const partners = picture.rows.flatMap(({ one, other, ...pair }): PartnerView[] => {
    const partner = one.slug === slug ? other : one;
    return one.slug === slug || other.slug === slug ? [{ partner, ...pair }] : [];
  });
  const to = `/directory${search}#${PICTURE_ID}`;
  const isHere = new Set(partners.map((row) => `#${row.id}`));
  const lines = picture.lines.map((line) => (line.to.startsWith("#") && !isHere.has(line.to) ? { ...line, to } : line));
  return {
    partners,
    more: network.drawn.ofMembers - 1 - partners.length,
    picture: { ...picture, lines },
    to,
  };
}
