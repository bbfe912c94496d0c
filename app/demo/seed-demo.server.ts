import { eq } from "drizzle-orm";
import { importRegistryRecords } from "#app/features/registry/registry-import-commands.server.ts";
import { ASSOCIATION_SETTING } from "#app/platform/association.server.ts";
import type { Background } from "#app/platform/background.server.ts";
import { users } from "#db/schema/accounts.ts";
import { settings } from "#db/schema/settings.ts";
import { SEED_INSTITUTIONS } from "./data/institutions.ts";
import type { Demonstration, SeedServices } from "./demonstration.server.ts";
import { seedApplications } from "./seed-applications.server.ts";
import { seedAsks } from "./seed-asks.server.ts";
import { seedCouncil } from "./seed-council.server.ts";
import { seedInitiatives } from "./seed-initiatives.server.ts";
import { seedMembers, suspendMembers } from "./seed-members.server.ts";
import { seedModeration } from "./seed-moderation.server.ts";
import { seedPresence } from "./seed-presence.server.ts";
import { seedProspects } from "./seed-prospects.server.ts";
import { seedStaff } from "./seed-people.server.ts";
import { seedProjects } from "./seed-projects.server.ts";
import { seedWork } from "./seed-work.server.ts";

/** The hold is long enough to take a decision back, short enough to wait for in a demonstration. */
const SETTINGS = { holdMinutes: 1, contactEmail: "secretariat@demo.example" };

/** Written last: a portal with people and without it was left half filled. */
const MARK = "demonstration";

/** A busy machine may need a minute to begin with a picture; the files of the demonstration are known to be small. */
const patiently = (background: Background): Background => ({
  ...background,
  run: (work) => background.run({ ...work, timeoutMs: work.timeoutMs * 20 }),
});

/**
 * Fills an empty portal with the demonstration data, through the commands people would use, and leaves any other alone.
 * Resolves to whether it was filled. Throws when an earlier attempt was cut short.
 */
export async function seedDemo(services: SeedServices): Promise<boolean> {
  const { db, clock, config } = services;
  if ((await db.select().from(settings).where(eq(settings.name, MARK))).length > 0) return false;
  if ((await db.$count(users)) > 0) {
    throw new Error(`The demonstration data are incomplete: remove the folder ${config.dataFolder} and start again`);
  }
  const demo = { services: { ...services, background: patiently(services.background) }, today: clock.now() };
  await services.fillNew(() => fill(demo));
  // Alone, and after the rest has reached the disk.
  await services.withTransaction(async (tx) => {
    await tx.insert(settings).values({ name: MARK, value: true, updatedAt: demo.today, updatedById: null });
  });
  return true;
}

async function fill(demo: Demonstration): Promise<void> {
  const { services } = demo;
  await services.withTransaction(async (tx) => {
    await tx
      .insert(settings)
      .values({ name: ASSOCIATION_SETTING, value: SETTINGS, updatedAt: demo.today, updatedById: null })
      // An attempt may have been cut short before there was anybody.
      .onConflictDoUpdate({ target: settings.name, set: { value: SETTINGS } });
  });
  await importRegistryRecords(services, SEED_INSTITUTIONS);
  await seedStaff(demo);
  await seedMembers(demo);
  await seedPresence(demo);
  await seedApplications(demo);
  await seedCouncil(demo);
  await seedProspects(demo);
  const initiativeIds = await seedInitiatives(demo);
  await seedProjects(demo, initiativeIds);
  await seedWork(demo);
  await seedModeration(demo);
  await seedAsks(demo);
  // A suspended member joins nothing, so this comes after the projects it had joined.
  await suspendMembers(demo);
}
