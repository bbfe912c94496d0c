import { eq } from "drizzle-orm";
import { ASSOCIATION_SETTING } from "#app/platform/association.server.ts";
import { settings } from "#db/schema/settings.ts";
import type { SeedApplication } from "./data/application-content.ts";
import type { Demonstration } from "./demonstration.server.ts";
import { seedApproval } from "./seed-approval.server.ts";

const WELCOME = "The school of translators you plan is what several members have been looking for.";

/** One approval while formalities were wanted: the alternate has not accepted yet. The demonstration itself goes without them. */
export async function seedFormalities(demo: Demonstration, seed: SeedApplication, id: string): Promise<void> {
  const { services } = demo;
  const { db } = services;
  const isAssociation = eq(settings.name, ASSOCIATION_SETTING);
  const [kept] = await db.select().from(settings).where(isAssociation);
  const row = { name: ASSOCIATION_SETTING, updatedAt: kept?.updatedAt ?? demo.today, updatedById: null };
  const set = (value: Record<string, unknown>) =>
    services.withTransaction((tx) =>
      tx
        .insert(settings)
        .values({ ...row, value })
        .onConflictDoUpdate({ target: settings.name, set: { value } }),
    );
  const before = (kept?.value ?? {}) as Record<string, unknown>;
  await set({ ...before, formalities: true });
  await seedApproval(demo, seed, id, WELCOME);
  await set(before);
}
