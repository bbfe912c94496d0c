/** What institutions and projects are described by. Labels: `vocabulary.json`; languages and regions are named by Intl. */

/** The association's own themes; the codes are stored and printed. */
export const THEMES = ["T01", "T02", "T03", "T04", "T05", "T06", "T07", "T08", "T09", "T10", "T11", "T12"] as const;
export type Theme = (typeof THEMES)[number];

/** Sustainable Development Goals of the United Nations. */
export const SDGS = [
  "1",
  "2",
  "3",
  "4",
  "5",
  "6",
  "7",
  "8",
  "9",
  "10",
  "11",
  "12",
  "13",
  "14",
  "15",
  "16",
  "17",
] as const;
export type Sdg = (typeof SDGS)[number];

/** Broad fields of ISCED-F 2013, in order. A record would not keep it: "10" is an integer key and jumps to the front. */
export const ISCED_BROAD = ["00", "01", "02", "03", "04", "05", "06", "07", "08", "09", "10"] as const;
export type IscedBroad = (typeof ISCED_BROAD)[number];

/** Narrow fields under each broad one. Those ending in 8 are inter-disciplinary; "not elsewhere classified" is left out. */
export const ISCED_NARROW_BY_BROAD = {
  "00": ["001", "002", "003"],
  "01": ["011", "018"],
  "02": ["021", "022", "023", "028"],
  "03": ["031", "032", "038"],
  "04": ["041", "042", "048"],
  "05": ["051", "052", "053", "054", "058"],
  "06": ["061", "068"],
  "07": ["071", "072", "073", "078"],
  "08": ["081", "082", "083", "084", "088"],
  "09": ["091", "092", "098"],
  "10": ["101", "102", "103", "104", "108"],
} as const satisfies Record<IscedBroad, readonly string[]>;

export const ISCED_NARROW = [
  ...ISCED_NARROW_BY_BROAD["00"],
  ...ISCED_NARROW_BY_BROAD["01"],
  ...ISCED_NARROW_BY_BROAD["02"],
  ...ISCED_NARROW_BY_BROAD["03"],
  ...ISCED_NARROW_BY_BROAD["04"],
  ...ISCED_NARROW_BY_BROAD["05"],
  ...ISCED_NARROW_BY_BROAD["06"],
  ...ISCED_NARROW_BY_BROAD["07"],
  ...ISCED_NARROW_BY_BROAD["08"],
  ...ISCED_NARROW_BY_BROAD["09"],
  ...ISCED_NARROW_BY_BROAD["10"],
] as const;
export type IscedNarrow = (typeof ISCED_NARROW)[number];

/** UNESCO's programme sectors: education, natural sciences, social and human sciences, culture, communication. */
export const UNESCO_FIELDS = ["ED", "SC", "SHS", "CLT", "CI"] as const;
export type UnescoField = (typeof UNESCO_FIELDS)[number];

/** Ties an institution has with UNESCO; an empty choice means none. */
export const UNESCO_LINKS = [
  "unesco_chair",
  "unitwin",
  "category_2_centre",
  "associated_schools",
  "unesco_club",
  "national_commission",
  "most_school",
  "silk_roads",
  "heritage_research",
] as const;
export type UnescoLink = (typeof UNESCO_LINKS)[number];

export const HEI_TYPES = [
  "university",
  "specialised_university",
  "academy",
  "institute",
  "arts_school",
  "pedagogical_university",
  "applied_sciences",
  "university_college",
  "religious_institution",
  "open_university",
  "military_institution",
] as const;
export type HeiType = (typeof HEI_TYPES)[number];

export const NON_HEI_TYPES = [
  "research_institute",
  "academy_of_sciences",
  "association",
  "museum",
  "library_archive",
  "category_2_centre",
  "public_body",
  "ngo_foundation",
  "other",
] as const;
export type NonHeiType = (typeof NON_HEI_TYPES)[number];

export const INSTITUTION_TYPES = [...HEI_TYPES, ...NON_HEI_TYPES] as const;
export type InstitutionType = (typeof INSTITUTION_TYPES)[number];

/** What a part of an institution is. That it is a UNESCO Chair is what the institution says of it, and no endorsement. */
export const UNIT_KINDS = [
  "faculty",
  "school",
  "institute",
  "chair",
  "unesco_chair",
  "centre",
  "laboratory",
  "library",
  "museum",
  "other",
] as const;
export type UnitKind = (typeof UNIT_KINDS)[number];

/** Who owns and funds an institution. */
export const CONTROLS = [
  "public",
  "private_government_dependent",
  "private_nonprofit",
  "private_forprofit",
  "intergovernmental",
] as const;
export type Control = (typeof CONTROLS)[number];

/** Levels 5 to 8 of ISCED 2011. */
export const DEGREE_LEVELS = ["short_cycle", "bachelor", "master", "doctorate"] as const;
export type DegreeLevel = (typeof DEGREE_LEVELS)[number];

const WORLD_LANGUAGES = ["kk", "ru", "en", "fr", "ar", "zh", "es"] as const;
const REGIONAL_LANGUAGES = ["ky", "uz", "tg", "tk", "tr", "az", "mn", "fa", "ug", "hy", "ka"] as const;
const FURTHER_LANGUAGES = ["ko", "ja", "de", "it", "pt", "hi", "ur", "id", "ms"] as const;
/** ISO 639-1 codes the pickers offer. */
export const LANGUAGES = [...WORLD_LANGUAGES, ...REGIONAL_LANGUAGES, ...FURTHER_LANGUAGES] as const;
export type Language = (typeof LANGUAGES)[number];

/** Regions of the United Nations' M49 standard, in the order of its list. */
export const M49_REGIONS = ["002", "019", "142", "150", "009"] as const;
export type M49Region = (typeof M49_REGIONS)[number];

/** Sub-regions; Africa south of the Sahara and Latin America and the Caribbean by their intermediate regions. */
export const M49_SUBREGIONS_BY_REGION = {
  "002": ["015", "014", "017", "018", "011"],
  "019": ["029", "013", "005", "021"],
  "142": ["143", "030", "035", "034", "145"],
  "150": ["151", "154", "039", "155"],
  "009": ["053", "054", "057", "061"],
} as const satisfies Record<M49Region, readonly string[]>;

export const M49_SUBREGIONS = [
  ...M49_SUBREGIONS_BY_REGION["002"],
  ...M49_SUBREGIONS_BY_REGION["019"],
  ...M49_SUBREGIONS_BY_REGION["142"],
  ...M49_SUBREGIONS_BY_REGION["150"],
  ...M49_SUBREGIONS_BY_REGION["009"],
] as const;
export type M49Subregion = (typeof M49_SUBREGIONS)[number];
