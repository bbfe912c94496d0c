import { countryName } from "#app/i18n/names.server.ts";
import { cityName } from "#app/i18n/place-names.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import type { Locale } from "#db/locales.ts";
import type { DirectoryColumns } from "./directory-columns.ts";
import { valueOfCode } from "./facet-codes.ts";

/** Where some members are: the country and the city most of them are in, and how many of either there are. */
export interface MembersPlace {
  city: string;
  cities: number;
  /** Whether so many are in that city that the others are said to be around it. */
  isCityLeading: boolean;
  country: string;
  countries: number;
}

/** A city with fewer of them than every third would be named by chance. */
const LEADING = 1 / 3;

let counts = new Uint32Array(1024);

/**
 * What most of the members have in a column, of two as frequent the one named first; how many of them have it, and how many
 * different values they have.
 */
function mostFrequent(
  column: Uint16Array | Uint32Array,
  members: ArrayLike<number>,
  nameOf: (value: number) => string,
) {
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
    if (count > most || (count === most && nameOf(value) < nameOf(first))) [first, most] = [value, count];
  }
  for (let place = 0; place < members.length; place++) counts[column[members[place] ?? 0] ?? 0] = 0;
  return { first, most, different };
}

export function placeOfMembers(columns: DirectoryColumns, members: ArrayLike<number>): MembersPlace {
  const city = mostFrequent(columns.city, members, columns.cityNamed);
  const country = mostFrequent(columns.country, members, valueOfCode);
  return {
    city: columns.cityNamed(city.first),
    cities: city.different,
    isCityLeading: city.most >= LEADING * members.length,
    country: valueOfCode(country.first),
    countries: country.different,
  };
}

/**
 * The place in the reader's words, as wide as it is: “Almaty”, “Almaty and 3 more places”, “Kazakhstan, 12 places”, “Kazakhstan
 * and 2 more countries”.
 */
export function placeInWords(place: MembersPlace, locale: Locale): string {
  const { city, cities, isCityLeading, country, countries } = place;
  const t = translator(locale);
  const land = countryName(country, locale);
  if (countries > 1) return t("members:map.and_countries", { place: land, count: countries - 1 });
  const town = cityName(city, locale);
  if (cities === 1) return town ?? land;
  if (town !== null && isCityLeading) return t("members:map.and_places", { place: town, count: cities - 1 });
  return t("members:map.in_places", { place: land, count: cities });
}

/** The same as short as it is written on a map: “Almaty”, “Almaty +3”, “Kazakhstan”, “Kazakhstan +2”. */
export function placeOnMap(place: MembersPlace, locale: Locale): string {
  const { city, cities, isCityLeading, country, countries } = place;
  const land = countryName(country, locale);
  if (countries > 1) return `${land} +${countries - 1}`;
  const town = cityName(city, locale);
  if (town === null || (cities > 1 && !isCityLeading)) return land;
  return cities > 1 ? `${town} +${cities - 1}` : town;
}
