import type { SeedProject } from "./content.ts";
import { PROJECTS_ALONG_THE_ROADS } from "./projects/along-the-roads.ts";
import { EDUCATION_PROJECTS } from "./projects/education.ts";
import { HERITAGE_PROJECTS } from "./projects/heritage.ts";
import { PROJECTS_IN_PREPARATION } from "./projects/in-preparation.ts";
import { RESEARCH_AND_NETWORK_PROJECTS } from "./projects/research-and-networks.ts";
import { YOUTH_AND_CULTURE_PROJECTS } from "./projects/youth-and-culture.ts";

/** Invented projects, oldest first. Interests in them are in `projects/interests.ts`. */
export const SEED_PROJECTS: readonly SeedProject[] = [
  ...HERITAGE_PROJECTS,
  ...EDUCATION_PROJECTS,
  ...YOUTH_AND_CULTURE_PROJECTS,
  ...RESEARCH_AND_NETWORK_PROJECTS,
  ...PROJECTS_ALONG_THE_ROADS,
  ...PROJECTS_IN_PREPARATION,
].sort((one, other) => other.createdDaysAgo - one.createdDaysAgo);
