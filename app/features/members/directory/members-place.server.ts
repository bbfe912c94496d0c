import { countryName } from "#app/i18n/names.server.ts";
import { cityName } from "#app/i18n/place-names.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import type { Locale } from "#db/locales.ts";
import type { DirectoryColumns } from "./directory-columns.ts";
import { valueOfCode } from "./facet-codes.ts";

/** Where some members are: the city and the country most of them are in, and how many cities there are. */
export interface MembersPlace {
  city: string;
  cities: number;
  country: string;
}

let counts = new Uint32Array(1024);

/** What most of the members have in a column, and how many different numbers they have. */
function mostFrequent(column: Uint16Array | Uint32Array, members: ArrayLike<number>) {
  let [first, most, different] = [0, 0, 0];
  for (let place = 0; place < members.length; place++) {
    const value = column[members[place] ?? 0] ?? 0;
    if (value >= counts.length) {
      const wider = new Uint32Array(2 * value);
      wider.set(counts);
      counts = wider;
    }
    const count = (counts[value] ?? 0) + 1;
    counts[value] = count;
    if (count === 1) different += 1;
    if (count > most) [first, most] = [value, count];
  }
  for (let place = 0; place < members.length; place++) counts[column[members[place] ?? 0] ?? 0] = 0;
  return { first, different };
}

export function placeOfMembers(columns: DirectoryColumns, members: ArrayLike<number>): MembersPlace {
  const { first: city, different: cities } = mostFrequent(columns.city, members);
  const { first: country } = mostFrequent(columns.country, members);
  return { city: columns.cityNamed(city), cities, country: valueOfCode(country) };
}

/** The place in the reader's words: “Almaty”, “Almaty and 3 more places”. */
export function placeInWords({ city, cities, country }: MembersPlace, locale: Locale): string {
  const first = cityName(city, locale) ?? countryName(country, locale);
  return cities > 1 ? translator(locale)("members:map.and_places", { place: first, count: cities - 1 }) : first;
}
