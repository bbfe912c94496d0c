import { and, eq, gt } from "drizzle-orm";
import { addDays } from "#app/platform/clock.ts";
import type { Reader } from "#db/index.server.ts";
import { leadOffers } from "#db/schema/partners.ts";

export type LeadOffer = typeof leadOffers.$inferSelect;

/** The offer of the lead that waits for an answer; null where there is none. */
export async function findOpenOffer(db: Reader, projectId: string): Promise<LeadOffer | null> {
  const isOpen = and(eq(leadOffers.projectId, projectId), eq(leadOffers.status, "offered"));
  const [row] = await db.select().from(leadOffers).where(isOpen);
  return row ?? null;
}

/** So long nobody is asked again who has declined, and so often one institution is asked in that time. */
const QUIET_DAYS = 14;
const MOST_OFFERS = 3;

/** Whether an institution has declined the lead of a project of late, or was asked as often as may be. */
export async function isAskedEnough(
  db: Reader,
  { projectId, institutionId, now }: { projectId: string; institutionId: string; now: Date },
): Promise<boolean> {
  const { toInstitutionId, offeredAt, answeredAt, status } = leadOffers;
  const since = addDays(now, -QUIET_DAYS);
  const isTheirs = and(eq(leadOffers.projectId, projectId), eq(toInstitutionId, institutionId));
  const declined = await db.$count(leadOffers, and(isTheirs, eq(status, "declined"), gt(answeredAt, since)));
  return declined > 0 || (await db.$count(leadOffers, and(isTheirs, gt(offeredAt, since)))) >= MOST_OFFERS;
}

/** An offer of that project, whatever became of it. */
export async function findOffer(db: Reader, projectId: string, id: string): Promise<LeadOffer | null> {
  const isIt = and(eq(leadOffers.projectId, projectId), eq(leadOffers.id, id));
  const [row] = await db.select().from(leadOffers).where(isIt);
  return row ?? null;
}
