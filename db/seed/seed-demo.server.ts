import type { Services } from "#app/platform/services.server.ts";
import { settings } from "../schema/settings.ts";
import { users } from "../schema/accounts.ts";
import { eq } from "drizzle-orm";
import { seedApplications } from "./seed-applications.server.ts";
import { seedMembers } from "./seed-members.server.ts";
import { seedProjects } from "./seed-projects.server.ts";
import { seedStaff } from "./seed-people.server.ts";

/** Written last: a portal with people and without it was left half filled. */
const MARK = "demonstration";

/**
 * Fills an empty portal with the demonstration data, through the commands people would use, and leaves any other alone.
 * Resolves to whether it was filled. Throws when an earlier attempt was cut short.
 */
export async function seedDemo(services: Services): Promise<boolean> {
  const { db, clock } = services;
  if ((await db.select().from(settings).where(eq(settings.name, MARK))).length > 0) return false;
  if ((await db.$count(users)) > 0) {
    throw new Error(
      `The demonstration data are incomplete: remove the folder ${services.config.dataFolder} and start again`,
    );
  }
  const demo = { services, today: clock.now() };
  await seedStaff(demo);
  await seedMembers(demo);
  await seedApplications(demo);
  await seedProjects(demo);
  await services.withTransaction(async (tx) => {
    await tx.insert(settings).values({ name: MARK, value: true, updatedAt: demo.today, updatedById: null });
  });
  return true;
}
