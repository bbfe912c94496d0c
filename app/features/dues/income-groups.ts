import type { IncomeGroup } from "#db/vocabulary-dues.ts";

/**
 * The World Bank's groups of economies by income per head, of 1 July 2026 (fiscal year 2027): World Bank Country and
 * Lending Groups, CC BY 4.0, https://datahelpdesk.worldbank.org/knowledgebase/articles/906519. Since the year before,
 * Jordan, Micronesia, the Philippines, Sri Lanka and Viet Nam are of the upper middle group and Togo of the lower. Ethiopia
 * and Venezuela are in no group, and so is whatever the list does not name.
 */
export const INCOME_GROUPS_OF = { year: 2026, source: "World Bank Country and Lending Groups" } as const;

const CODES: Readonly<Record<IncomeGroup, string>> = {
  low: "AF BF BI CF TD CD ER GM GW KP LR MG MW ML MZ NE RW SL SO SS SD SY UG YE",
  lower_middle:
    "AO BD BJ BT BO KH CM KM CG CI DJ EG SZ GH GN HT HN IN KE KI KG LA LB LS MR MA MM NA NP NI NG PK PG ST SN " +
    "SB TJ TZ TL TG TN UZ VU PS ZM ZW",
  upper_middle:
    "AL DZ AR AM AZ BY BZ BA BW BR CV CN CO CU DM DO EC SV GQ FJ GA GE GD GT ID IR IQ JM JO KZ XK LY MY MV MH MU MX FM " +
    "MD MN ME MK PY PE PH WS RS ZA LK LC VC SR TH TO TR TM TV UA VN",
  high:
    "AD AG AW AU AT BS BH BB BE BM VG BN BG CA KY CL CR HR CW CY CZ DK EE FO FI FR PF DE GI GR GL GU GY HK HU IS IE IM " +
    "IL IT JP KR KW LV LI LT LU MO MT MC NR NL NC NZ MP NO OM PW PA PL PT PR QA RO RU SM SA SC SG SX SK SI ES KN MF SE " +
    "CH TW TT TC AE GB US UY VI AS JE GG",
};

/** The countries of a group. */
export const countriesOfIncome = (group: IncomeGroup): string[] => CODES[group].split(" ");

const GROUP_OF = new Map(
  Object.entries(CODES).flatMap(([group, codes]) => codes.split(" ").map((code) => [code, group as IncomeGroup])),
);

/** The group of a country (ISO 3166-1 alpha-2, and XK); null where it is in none. */
export const incomeGroupOf = (country: string): IncomeGroup | null => GROUP_OF.get(country) ?? null;
