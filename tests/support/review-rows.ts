import { and, eq, notLike } from "drizzle-orm";
import type { Services } from "#app/platform/services.server.ts";
import { applications } from "#db/schema/applications.ts";
import { applicationDecisions } from "#db/schema/decisions.ts";
import { outbox } from "#db/schema/outbox.ts";

type Read = Pick<Services, "db">;

/** A file as it stands in the database. */
export async function applicationRow({ db }: Read, id: string) {
  const [row] = await db.select().from(applications).where(eq(applications.id, id));
  return row;
}

/** What was written about a file to those outside the secretariat, oldest first. */
export function lettersOutside({ db }: Read, id: string) {
  const isOutside = and(eq(outbox.subjectId, id), notLike(outbox.kind, "review-%"));
  return db.select().from(outbox).where(isOutside).orderBy(outbox.id);
}

export function decisionsOn({ db }: Read, id: string) {
  const isOn = eq(applicationDecisions.applicationId, id);
  return db.select().from(applicationDecisions).where(isOn).orderBy(applicationDecisions.id);
}
