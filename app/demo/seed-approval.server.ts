import { eq } from "drizzle-orm";
import { announceDecisions } from "#app/features/applications/decision/announce-decisions.server.ts";
import { decide } from "#app/features/applications/decision/decide.server.ts";
import { byPerson } from "#app/features/applications/decision/mandate.server.ts";
import { applications } from "#db/schema/applications.ts";
import type { SeedApplication } from "./data/application-content.ts";
import { actAs, daysAgo, type Demonstration, succeeded } from "./demonstration.server.ts";

const DECIDED_DAYS_AGO = 2;

/** A recommendation that the council followed, with a word for the letter. */
export async function seedApproval(
  demo: Demonstration,
  { key, category }: SeedApplication,
  id: string,
  explanation = "",
): Promise<void> {
  const { db } = demo.services;
  const [row] = await db.select({ version: applications.version }).from(applications).where(eq(applications.id, id));
  const council = byPerson(await actAs(demo, "council@demo.example"));
  const input = { applicationId: id, version: row?.version ?? 0, explanation };
  const ruling = { outcome: "approve" as const, category };
  succeeded(`approve ${key}`, await decide(daysAgo(demo, DECIDED_DAYS_AGO), input, council, ruling));
  await announceDecisions(daysAgo(demo, DECIDED_DAYS_AGO - 0.1));
}
