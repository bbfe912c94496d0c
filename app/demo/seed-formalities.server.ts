import { eq } from "drizzle-orm";
import { announceDecisions } from "#app/features/applications/decision/announce-decisions.server.ts";
import { decide } from "#app/features/applications/decision/decide.server.ts";
import { byPerson } from "#app/features/applications/decision/mandate.server.ts";
import { ASSOCIATION_SETTING } from "#app/platform/association.server.ts";
import { applications } from "#db/schema/applications.ts";
import { settings } from "#db/schema/settings.ts";
import type { SeedApplication } from "./data/application-content.ts";
import { actAs, daysAgo, type Demonstration, succeeded } from "./demonstration.server.ts";

const DECIDED_DAYS_AGO = 2;
const WELCOME = "The school of translators you plan is what several members have been looking for.";

/** One approval while formalities were wanted: the alternate has not accepted yet. The demonstration itself goes without them. */
export async function seedFormalities(demo: Demonstration, { key }: SeedApplication, id: string): Promise<void> {
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
  const [file] = await db.select({ version: applications.version }).from(applications).where(eq(applications.id, id));
  const input = { applicationId: id, version: file?.version ?? 0, explanation: WELCOME };
  const council = byPerson(await actAs(demo, "council@demo.example"));
  const ruling = { outcome: "approve" as const, category: "full" as const };
  succeeded(`approve ${key}`, await decide(daysAgo(demo, DECIDED_DAYS_AGO), input, council, ruling));
  await announceDecisions(daysAgo(demo, DECIDED_DAYS_AGO - 0.1));
  await set(before);
}
