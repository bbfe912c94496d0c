import { asc, desc } from "drizzle-orm";
import { countryMap } from "#app/features/members/map/country-map.server.ts";
import { yearOf } from "#app/features/members/year/project-year.ts";
import { countryName } from "#app/i18n/names.server.ts";
import type { Reader } from "#db/index.server.ts";
import { projects } from "#db/schema/projects.ts";
import { boardCard } from "../board/board-view.server.ts";
import { selectCards, withDetails } from "../board/select-cards.server.ts";
import { ON_BOARD } from "../project/project.ts";
import type { Audience } from "../project/project.policy.ts";
import type { Words } from "../project/project-words.server.ts";
import { readSupporting, supportingFor } from "./supporting.server.ts";
import { COUNTRIES_ID, type SupportingView } from "./supporting-model.ts";

const MOST_CARDS = 10;

/** What the network does for an initiative: sums, countries, years and the newest projects, as far as somebody may open them. */
export async function supportingView(
  db: Reader,
  { id, slug }: { id: string; slug: string | null },
  audience: Audience,
  words: Words,
): Promise<SupportingView> {
  const { t, locale } = words;
  const sums = await readSupporting(db, id, audience);
  const slice = { order: [desc(projects.publishedAt), asc(projects.id)], limit: MOST_CARDS, offset: 0 };
  const cards = await withDetails(db, await selectCards(db, supportingFor(db, id, audience), slice), audience);
  return {
    projects: sums.projects,
    members: sums.members,
    byStatus: ON_BOARD.map((status) => ({
      label: t(`vocabulary:project_status.${status}.title`),
      number: sums.byStatus.get(status) ?? 0,
    })),
    byYear: sums.byYear.map(({ year, ran, planned }) => ({
      ...{ label: String(year), figures: [ran, planned] },
      ...(ran > 0 && year <= yearOf(words.today) && { to: `/year/${year}?initiative=${slug}` }),
    })),
    countries: [...sums.byCountry].map(([code, number]) => ({ label: countryName(code, locale), number })),
    map: sums.members > 0 ? await countryMap({ ...sums, to: () => `#${COUNTRIES_ID}` }, locale) : null,
    cards: cards.map((row) => boardCard(row, words)),
    board: `/projects?initiative=${slug}`,
    year: `/year?initiative=${slug}`,
  };
}
