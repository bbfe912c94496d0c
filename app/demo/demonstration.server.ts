import { and, eq, isNull } from "drizzle-orm";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { addDays } from "#app/platform/clock.ts";
import type { Services } from "#app/platform/services.server.ts";
import { users } from "#db/schema/accounts.ts";
import { grants } from "#db/schema/grants.ts";

/** What the data are laid in with. */
export type SeedServices = Pick<
  Services,
  "db" | "withTransaction" | "clock" | "files" | "config" | "logger" | "background"
>;

/** The portal that is being filled, and the day it is filled on: everything else is counted from there. */
export interface Demonstration {
  services: SeedServices;
  today: Date;
}

/** The services as they were some days ago: commands given them leave the dates of that day behind. */
export function daysAgo({ services, today }: Demonstration, days: number): SeedServices {
  return { ...services, clock: { now: () => addDays(today, -days) } };
}

/** Somebody who has an account, as the commands know who acts. */
export async function actAs({ services }: Demonstration, email: string): Promise<Viewer> {
  const { db } = services;
  const [user] = await db.select().from(users).where(eq(users.email, email));
  if (!user) throw new Error(`The demonstration has no account ${email}`);
  const held = await db
    .select()
    .from(grants)
    .where(and(eq(grants.userId, user.id), isNull(grants.revokedAt)));
  return { ...user, isVerified: user.emailVerifiedAt !== null, grants: held };
}

/** What a command that must succeed answered; a refusal means that the demonstration data break a rule. */
export function succeeded<T extends { ok: boolean }>(what: string, outcome: T): Extract<T, { ok: true }> {
  if (outcome.ok) return outcome as Extract<T, { ok: true }>;
  throw new Error(`${what}: ${JSON.stringify(outcome)}`);
}
