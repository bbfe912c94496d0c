import type { SeedMember } from "./content.ts";
import { MEMBERS_OF_THE_CAUCASUS_AND_ASIA } from "./members/caucasus-and-asia.ts";
import { MEMBERS_OF_EUROPE_AND_AFRICA } from "./members/europe-and-africa.ts";
import { SPECIALISED_MEMBERS_OF_KAZAKHSTAN } from "./members/kazakhstan-specialised.ts";
import { MEMBERS_OF_KAZAKHSTAN } from "./members/kazakhstan.ts";
import { MEMBERS_OF_KYRGYZSTAN_AND_TAJIKISTAN } from "./members/kyrgyzstan-and-tajikistan.ts";
import { MEMBERS_OF_UZBEKISTAN } from "./members/uzbekistan.ts";

/** Real institutions in an invented association: every person, date and figure is made up for demonstration. */
export const SEED_MEMBERS: readonly SeedMember[] = [
  ...MEMBERS_OF_KAZAKHSTAN,
  ...SPECIALISED_MEMBERS_OF_KAZAKHSTAN,
  ...MEMBERS_OF_KYRGYZSTAN_AND_TAJIKISTAN,
  ...MEMBERS_OF_UZBEKISTAN,
  ...MEMBERS_OF_THE_CAUCASUS_AND_ASIA,
  ...MEMBERS_OF_EUROPE_AND_AFRICA,
].sort((one, other) => one.memberSince.localeCompare(other.memberSince) || one.slug.localeCompare(other.slug));
