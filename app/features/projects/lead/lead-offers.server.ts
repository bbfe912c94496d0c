import { and, eq } from "drizzle-orm";
import type { Reader } from "#db/index.server.ts";
import { leadOffers } from "#db/schema/partners.ts";

export type LeadOffer = typeof leadOffers.$inferSelect;

/** The offer of the lead that waits for an answer; null where there is none. */
export async function findOpenOffer(db: Reader, projectId: string): Promise<LeadOffer | null> {
  const isOpen = and(eq(leadOffers.projectId, projectId), eq(leadOffers.status, "offered"));
  const [row] = await db.select().from(leadOffers).where(isOpen);
  return row ?? null;
}

/** An offer of that project, whatever became of it. */
export async function findOffer(db: Reader, projectId: string, id: string): Promise<LeadOffer | null> {
  const isIt = and(eq(leadOffers.projectId, projectId), eq(leadOffers.id, id));
  const [row] = await db.select().from(leadOffers).where(isIt);
  return row ?? null;
}
