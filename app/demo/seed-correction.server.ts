import { eq } from "drizzle-orm";
import { draftCorrection } from "#app/features/applications/correction/draft-correction.server.ts";
import {
  agreeToCorrection,
  proposeCorrection,
} from "#app/features/applications/correction/propose-correction.server.ts";
import { announceDecisions } from "#app/features/applications/decision/announce-decisions.server.ts";
import { decide } from "#app/features/applications/decision/decide.server.ts";
import { byPerson } from "#app/features/applications/decision/mandate.server.ts";
import { dayOf, daysAfter } from "#app/platform/days.ts";
import { applications } from "#db/schema/applications.ts";
import type { SeedApplication } from "./data/application-content.ts";
import { actAs, daysAgo, type Demonstration, succeeded } from "./demonstration.server.ts";

const DECIDED_DAYS_AGO = 2;
const WRONG_DAY = 9;
const RIGHT_DAY = 90;
const CONDITIONS = "Please send the new certificate of accreditation: the present one ends next month.";
const REASON = "The minutes say in three months; the day of the next meeting had been typed.";

/** A deferral until a wrong day takes effect, and a day later the right one takes its place. */
export async function seedCorrection(demo: Demonstration, { key }: SeedApplication, id: string): Promise<void> {
  const { db } = demo.services;
  const council = await actAs(demo, "council@demo.example");
  const coordinator = await actAs(demo, "coordinator.world@demo.example");
  const version = async () => {
    const [row] = await db.select({ version: applications.version }).from(applications).where(eq(applications.id, id));
    return { applicationId: id, version: row?.version ?? 0 };
  };
  const until = (days: number) => daysAfter(dayOf(demo.today), days);
  const ruling = { outcome: "defer" as const, reasonCodes: ["R03" as const], deferredUntil: until(WRONG_DAY) };
  const input = { ...(await version()), explanation: CONDITIONS };
  succeeded(`defer ${key}`, await decide(daysAgo(demo, DECIDED_DAYS_AGO), input, byPerson(council), ruling));
  await announceDecisions(daysAgo(demo, DECIDED_DAYS_AGO - 0.1));
  const dayAfter = daysAgo(demo, DECIDED_DAYS_AGO - 1);
  const form = { ...(await version()), until: until(RIGHT_DAY), reasonCodes: ruling.reasonCodes };
  const correction = { ...form, explanation: CONDITIONS, reason: REASON };
  succeeded(`correct ${key}`, await draftCorrection(dayAfter, id, correction, coordinator));
  succeeded(`propose ${key}`, await proposeCorrection(dayAfter, await version(), coordinator));
  succeeded(`agree ${key}`, await agreeToCorrection(dayAfter, await version(), council));
}
