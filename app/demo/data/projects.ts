import type { SeedProject } from "./content.ts";
import { PROJECTS_ALONG_THE_ROADS } from "./projects/along-the-roads.ts";
import { ART_AND_DEGREE_PROJECTS } from "./projects/arts-and-degrees.ts";
import { EDUCATION_PROJECTS } from "./projects/education.ts";
import { PROJECTS_OF_THE_FIRST_YEARS } from "./projects/first-years.ts";
import { HERITAGE_PROJECTS } from "./projects/heritage.ts";
import { HIDDEN_PROJECTS } from "./projects/hidden.ts";
import { PROJECTS_IN_PREPARATION } from "./projects/in-preparation.ts";
import { PROJECTS_IN_THE_CHECK } from "./projects/in-the-check.ts";
import { PROJECTS_IN_LANGUAGES_OF_NEIGHBOURS } from "./projects/languages-of-neighbours.ts";
import { PROJECTS_OF_PEOPLES_AND_PLACES } from "./projects/peoples-and-places.ts";
import { RESEARCH_AND_NETWORK_PROJECTS } from "./projects/research-and-networks.ts";
import { WATER_AND_MEDIA_PROJECTS } from "./projects/water-and-media.ts";
import { YOUTH_AND_CULTURE_PROJECTS } from "./projects/youth-and-culture.ts";

/** Invented projects, oldest first. Interests in them are in `projects/interests.ts`. */
export const SEED_PROJECTS: readonly SeedProject[] = [
  ...HERITAGE_PROJECTS,
  ...EDUCATION_PROJECTS,
  ...YOUTH_AND_CULTURE_PROJECTS,
  ...RESEARCH_AND_NETWORK_PROJECTS,
  ...PROJECTS_ALONG_THE_ROADS,
  ...PROJECTS_IN_PREPARATION,
  ...PROJECTS_OF_THE_FIRST_YEARS,
  ...WATER_AND_MEDIA_PROJECTS,
  ...PROJECTS_IN_LANGUAGES_OF_NEIGHBOURS,
  ...PROJECTS_IN_THE_CHECK,
  ...ART_AND_DEGREE_PROJECTS,
  ...PROJECTS_OF_PEOPLES_AND_PLACES,
  ...HIDDEN_PROJECTS,
].sort((one, other) => other.createdDaysAgo - one.createdDaysAgo);
