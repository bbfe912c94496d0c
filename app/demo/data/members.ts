import type { SeedMember } from "./content.ts";
import { MEMBERS_OF_AFRICA_AND_THE_SOUTH } from "./members/africa-and-the-south.ts";
import { MEMBERS_OF_THE_CAUCASUS_AND_ASIA } from "./members/caucasus-and-asia.ts";
import { MEMBERS_OF_EUROPE_AND_AFRICA } from "./members/europe-and-africa.ts";
import { MEMBERS_OF_EUROPE } from "./members/europe.ts";
import { MEMBERS_OF_THE_REGIONS_OF_KAZAKHSTAN } from "./members/kazakhstan-regions.ts";
import { SPECIALISED_MEMBERS_OF_KAZAKHSTAN } from "./members/kazakhstan-specialised.ts";
import { MEMBERS_OF_KAZAKHSTAN } from "./members/kazakhstan.ts";
import { MEMBERS_OF_KYRGYZSTAN_AND_TAJIKISTAN } from "./members/kyrgyzstan-and-tajikistan.ts";
import { MEMBERS_OF_THE_OASES } from "./members/oases.ts";
import { MEMBERS_OF_SOUTH_AND_EAST_ASIA } from "./members/south-and-east-asia.ts";
import { MEMBERS_OF_UZBEKISTAN } from "./members/uzbekistan.ts";
import { MEMBERS_OF_WEST_ASIA } from "./members/west-asia.ts";

/** Real institutions in an invented association: every person, date and figure is made up for demonstration. */
export const SEED_MEMBERS: readonly SeedMember[] = [
  ...MEMBERS_OF_KAZAKHSTAN,
  ...SPECIALISED_MEMBERS_OF_KAZAKHSTAN,
  ...MEMBERS_OF_THE_REGIONS_OF_KAZAKHSTAN,
  ...MEMBERS_OF_KYRGYZSTAN_AND_TAJIKISTAN,
  ...MEMBERS_OF_UZBEKISTAN,
  ...MEMBERS_OF_THE_OASES,
  ...MEMBERS_OF_THE_CAUCASUS_AND_ASIA,
  ...MEMBERS_OF_WEST_ASIA,
  ...MEMBERS_OF_SOUTH_AND_EAST_ASIA,
  ...MEMBERS_OF_EUROPE_AND_AFRICA,
  ...MEMBERS_OF_EUROPE,
  ...MEMBERS_OF_AFRICA_AND_THE_SOUTH,
].sort((one, other) => one.memberSince.localeCompare(other.memberSince) || one.slug.localeCompare(other.slug));
