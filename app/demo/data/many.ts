import type { CooperationOffer } from "#db/vocabulary-forms.ts";
import { COOPERATION_OFFERS } from "#db/vocabulary-forms.ts";
import { HEI_TYPES, ISCED_NARROW, THEMES } from "#db/vocabulary-taxonomies.ts";
import { MEMBERSHIP_CATEGORIES } from "#db/vocabulary.ts";

/** What these members pretend to work on; no more than six things each. */
const SUBJECTS = [
  ...[
    "archives",
    "manuscripts",
    "caravan roads",
    "glaciers",
    "linguistics",
    "folklore",
    "hydrology",
    "nomadic herding",
  ],
  ...["museums", "ceramics", "weaving", "music", "radio", "volunteering", "teacher training", "nursing", "robotics"],
  ...["astronomy", "irrigation", "orchards", "migration", "interfaith dialogue", "ethics", "law", "trade", "ports"],
  ...["energy", "calligraphy", "poetry", "theatre", "film", "journalism", "genetics", "veterinary medicine", "forests"],
  ...["deserts", "wetlands", "mining", "textiles", "design", "architecture", "conservation", "epigraphy", "statistics"],
] as const;

/** Numbers that look drawn and are the same at every start. */
function drawing(seed: number) {
  let state = seed * 2_654_435_761 + 97;
  const below = (most: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * most);
  };
  const some = <T>(items: readonly T[], most: number): T[] => [
    ...new Set(Array.from({ length: 1 + below(most) }, () => items[below(items.length)] as T)),
  ];
  return { below, some };
}

/** What the member of this place in the row says of itself; `name` and the town are public facts, the rest is not true. */
export function inventedProfile(place: number, name: string, town: string) {
  const { below, some } = drawing(place + 1);
  const offers: CooperationOffer[] = some(COOPERATION_OFFERS, 4);
  const [category = "full"] = some([...MEMBERSHIP_CATEGORIES, "full", "full"] as const, 1);
  return {
    category,
    type: HEI_TYPES[below(6) === 0 ? below(HEI_TYPES.length) : 0] ?? "university",
    themes: some(THEMES, 5),
    fieldsOfStudy: some(ISCED_NARROW, 8),
    offers,
    seeks: some(COOPERATION_OFFERS, 3),
    unescoLinks: below(5) === 0 ? ["heritage_research" as const] : [],
    startedDaysAgo: 30 + below(700),
    profile: `${name} (${town}) stands here so that the portal can be looked at with many members. It works on ${some(SUBJECTS, 6).join(", ")}; all of this is invented for the demonstration.`,
  };
}
