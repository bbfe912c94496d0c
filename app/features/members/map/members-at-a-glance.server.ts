import { formatDay } from "#app/i18n/format.server.ts";
import { keepFew } from "#app/platform/keep-few.ts";
import type { Reader } from "#db/index.server.ts";
import { LOCALES, type Locale } from "#db/locales.ts";
import { parseDirectoryFilter } from "../directory/directory-filter.ts";
import { searchDirectory, selectMembers } from "../directory/directory-queries.server.ts";
import { memberView } from "../institution/member-view.server.ts";
import { WORLD } from "../atlas/map-area.ts";
import { mapDrawing } from "./map-drawing.server.ts";
import { mapView } from "./map-view.server.ts";
import type { MembersAtAGlance } from "./ui/glance-model.ts";

const NEWEST = parseDirectoryFilter(new URLSearchParams({ sort: "newest" }));
const MOST_NEWEST = 5;
const MOST_AREAS = 6;

const kept = new WeakMap<object, Map<Locale, Promise<MembersAtAGlance | null>>>();

/**
 * What the first page shows of the members: how many there are, where, and who came last; null while there are none. It is
 * worked out once for each language, until the directory changes.
 */
export async function membersAtAGlance(
  db: Reader,
  { today, locale }: { today: string; locale: Locale },
): Promise<MembersAtAGlance | null> {
  const { index, selection } = await selectMembers(db, NEWEST, { today, locale });
  const known = kept.get(index) ?? new Map<Locale, Promise<MembersAtAGlance | null>>();
  kept.set(index, known);
  const before = known.get(locale);
  if (before) return before;
  const members = selection.found.length;
  const look = async () => {
    const drawing = members === 0 ? null : await mapDrawing(db, index, selection, WORLD);
    if (!drawing) return null;
    const { label, width, height, land, countries, wide, narrow, areas } = mapView(drawing, members, {
      area: WORLD,
      search: "",
      wider: null,
      locale,
    });
    const { lines } = await searchDirectory(db, NEWEST, { page: 1, today, locale });
    return {
      members,
      countries: index.countries,
      map: { label, width, height, land, countries, wide, narrow },
      areas: areas.filter(({ isCurrent }) => !isCurrent).slice(0, MOST_AREAS),
      newest: lines.slice(0, MOST_NEWEST).map((line) => ({
        ...memberView(line, locale),
        since: { dateTime: line.term.startsOn, text: formatDay(line.term.startsOn, locale) },
      })),
    };
  };
  const glance = look();
  keepFew(known, locale, glance, LOCALES.length);
  glance.catch(() => known.delete(locale));
  return glance;
}

/** Works it out before anybody opens the first page, where all members are put on the map of the world. */
export async function warmGlance(db: Reader, today: string): Promise<void> {
  for (const locale of LOCALES) await membersAtAGlance(db, { today, locale });
}
