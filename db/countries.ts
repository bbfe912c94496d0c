import { M49_REGIONS, M49_SUBREGIONS_BY_REGION } from "./vocabulary-taxonomies.ts";
import type { M49Region, M49Subregion } from "./vocabulary-taxonomies.ts";

/**
 * ISO 3166-1 alpha-2 codes by M49 sub-region, as the United Nations Statistics Division groups them.
 * Source: datasets/country-codes (github.com/datasets/country-codes), Public Domain Dedication and License.
 */
const CODES_BY_SUBREGION = {
  "015": "DZ EG EH LY MA SD TN",
  "014": "BI DJ ER ET IO KE KM MG MU MW MZ RE RW SC SO SS TF TZ UG YT ZM ZW",
  "017": "AO CD CF CG CM GA GQ ST TD",
  "018": "BW LS NA SZ ZA",
  "011": "BF BJ CI CV GH GM GN GW LR ML MR NE NG SH SL SN TG",
  "029": "AG AI AW BB BL BQ BS CU CW DM DO GD GP HT JM KN KY LC MF MQ MS PR SX TC TT VC VG VI",
  "013": "BZ CR GT HN MX NI PA SV",
  "005": "AR BO BR BV CL CO EC FK GF GS GY PE PY SR UY VE",
  "021": "BM CA GL PM US",
  "143": "KG KZ TJ TM UZ",
  "030": "CN HK JP KP KR MN MO TW",
  "035": "BN ID KH LA MM MY PH SG TH TL VN",
  "034": "AF BD BT IN IR LK MV NP PK",
  "145": "AE AM AZ BH CY GE IL IQ JO KW LB OM PS QA SA SY TR YE",
  "151": "BG BY CZ HU MD PL RO RU SK UA",
  "154": "AX DK EE FI FO GB GG IE IM IS JE LT LV NO SE SJ",
  "039": "AD AL BA ES GI GR HR IT ME MK MT PT RS SI SM VA",
  "155": "AT BE CH DE FR LI LU MC NL",
  "053": "AU CC CX HM NF NZ",
  "054": "FJ NC PG SB VU",
  "057": "FM GU KI MH MP NR PW UM",
  "061": "AS CK NU PF PN TK TO TV WF WS",
} as const satisfies Record<M49Subregion, string>;

/**
 * M49 places Antarctica in no region. XK is no code of ISO 3166-1 but one it leaves to users: registries and the
 * European Union use it for Kosovo, whose universities have no other.
 */
const CODES_OUTSIDE_REGIONS = "AQ XK";

type Words<Text extends string> = Text extends `${infer First} ${infer Rest}` ? First | Words<Rest> : Text;

type CountryCode = Words<(typeof CODES_BY_SUBREGION)[M49Subregion] | typeof CODES_OUTSIDE_REGIONS>;

interface Country {
  code: CountryCode;
  subregion: M49Subregion | null;
  region: M49Region | null;
}

function split<Text extends string>(text: Text): Words<Text>[] {
  return text.split(" ") as Words<Text>[];
}

function countriesOfRegion(region: M49Region): Country[] {
  return M49_SUBREGIONS_BY_REGION[region].flatMap((subregion) =>
    split(CODES_BY_SUBREGION[subregion]).map((code) => ({ code, subregion, region })),
  );
}

const outsideRegions = split(CODES_OUTSIDE_REGIONS).map((code): Country => ({ code, subregion: null, region: null }));

/** The 249 countries and territories of ISO 3166-1, and XK, ordered by code. */
export const COUNTRIES: readonly Country[] = [...M49_REGIONS.flatMap(countriesOfRegion), ...outsideRegions].sort(
  (a, b) => (a.code < b.code ? -1 : 1),
);

const byCode = new Map<string, Country>(COUNTRIES.map((country) => [country.code, country]));

/** Is `value` a code of `COUNTRIES`, in capitals? */
export function isCountryCode(value: string): value is CountryCode {
  return byCode.has(value);
}

/** The M49 sub-region a country lies in; null for Antarctica, XK and for what is no code. */
export function subregionOf(code: string): M49Subregion | null {
  return byCode.get(code)?.subregion ?? null;
}

/** UNCTAD counts Northern America, Europe, Australia, New Zealand, Israel, Japan and the Republic of Korea as developed. */
const DEVELOPED = { subregions: ["021", "151", "154", "039", "155", "053"], countries: ["CY", "IL", "JP", "KR", "XK"] };

/** The countries that are not the Global South, unless an association says otherwise: those that UNCTAD counts as developed. */
export const GLOBAL_NORTH: readonly string[] = COUNTRIES.filter(
  ({ code, subregion }) => DEVELOPED.countries.includes(code) || DEVELOPED.subregions.includes(subregion ?? ""),
).map(({ code }) => code);

/** The country codes of a sub-region, in alphabetical order. */
export function countriesOf(subregion: M49Subregion): CountryCode[] {
  return split(CODES_BY_SUBREGION[subregion]);
}
