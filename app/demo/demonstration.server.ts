import { and, eq, isNull } from "drizzle-orm";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { addDays } from "#app/platform/clock.ts";
import type { Services } from "#app/platform/services.server.ts";
import { users } from "#db/schema/accounts.ts";
import { grants } from "#db/schema/grants.ts";
import { institutions } from "#db/schema/members.ts";
import { projects } from "#db/schema/projects.ts";
import { SEED_PROJECTS } from "./data/projects.ts";

/** What the data are laid in with. */
export type SeedServices = Pick<
  Services,
  "db" | "withTransaction" | "fillNew" | "clock" | "files" | "config" | "logger" | "background"
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

/** The id of a member by its key in the data. */
export async function memberAt({ services: { db } }: Demonstration, slug: string): Promise<string> {
  const [row] = await db.select({ id: institutions.id }).from(institutions).where(eq(institutions.slug, slug));
  if (!row) throw new Error(`The demonstration has no member ${slug}`);
  return row.id;
}

/** The projects by their keys in the data: the portal makes their addresses from their titles. */
export async function postedByKey({ services: { db } }: Demonstration) {
  const rows = await db.select({ id: projects.id, slug: projects.slug, titleEn: projects.titleEn }).from(projects);
  const keyOf = new Map(SEED_PROJECTS.map(({ slug, title }) => [title.en, slug]));
  return new Map(rows.map(({ titleEn, ...row }) => [keyOf.get(titleEn ?? "") ?? row.slug, row]));
}

/** What a command that must succeed answered; a refusal means that the demonstration data break a rule. */
export function succeeded<T extends { ok: boolean }>(what: string, outcome: T): Extract<T, { ok: true }> {
  if (outcome.ok) return outcome as Extract<T, { ok: true }>;
  throw new Error(`${what}: ${JSON.stringify(outcome)}`);
}
