import { addDays } from "#app/platform/clock.ts";
import { createPerson, hashOnce } from "./accounts-factory.server.ts";
import { DEMO_PASSWORD, SEED_COUNCIL, SEED_PEOPLE } from "./data/people.ts";
import type { Demonstration } from "./demonstration.server.ts";

/** Older than anything they did. */
const ACCOUNT_AGE_DAYS = 400;

/**
 * The demonstration accounts that belong to no institution: the secretariat, the council and the applicant. The applicant
 * gets the role with the application.
 */
export async function seedStaff({ services, today }: Demonstration): Promise<void> {
  const strangers = SEED_PEOPLE.filter(({ member }) => member === undefined);
  const now = addDays(today, -ACCOUNT_AGE_DAYS);
  const passwordHash = await hashOnce(DEMO_PASSWORD);
  await services.withTransaction(async (tx) => {
    for (const { role, countries, ...person } of strangers) {
      const roles = role === "applicant" ? [] : [{ role, countries: countries && [...countries] }];
      await createPerson(tx, { ...person, passwordHash, roles }, now);
    }
    for (const person of SEED_COUNCIL) await createPerson(tx, { ...person, roles: ["council"] }, now);
  });
}
