import type { SeedWork } from "./work/seed-work.ts";
import { WORK_ON_BELONGING } from "./work/belonging.ts";
import { WORK_ON_LIVING_CITIES } from "./work/living-cities.ts";

export const SEED_WORK: readonly SeedWork[] = [WORK_ON_BELONGING, WORK_ON_LIVING_CITIES];

/** Who follows projects of others. */
export const SEED_FOLLOWING = [
  {
    person: "dakar@demo.example",
    projects: ["open-manuscripts-of-central-asia", "roads-without-wheels", "one-river-four-ministers"],
  },
] as const;
