import type { SeedInstitution } from "./content.ts";
import records from "./institutions.json" with { type: "json" };

/** Universities and two research bodies by their public facts; identifiers of the Research Organization Registry (CC0). */
export const SEED_INSTITUTIONS: readonly SeedInstitution[] = records as SeedInstitution[];
