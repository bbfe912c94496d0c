import { randomUUID } from "node:crypto";
import { findAccountById, listGrants } from "#app/features/accounts/accounts-queries.server.ts";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { createPerson, type NewPerson } from "#app/demo/accounts-factory.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { eq } from "drizzle-orm";
import { users } from "#db/schema/accounts.ts";
import { grants } from "#db/schema/grants.ts";

type Context = Pick<Services, "db" | "withTransaction" | "clock">;

/** Kinds of people by their name in the test; `formerly` takes the roles away again, `closed` empties the account. */
export type Kinds = Record<string, NewPerson & { formerly?: boolean; closed?: boolean }>;

/** One person of each kind, read back as the portal itself knows who asks. */
export async function everybody<Who extends Kinds>(services: Context, kinds: Who): Promise<Record<keyof Who, Viewer>> {
  const people: [string, Viewer][] = [];
  for (const [name, { formerly, closed, ...kind }] of Object.entries(kinds)) {
    const now = services.clock.now();
    const email = `${randomUUID()}@person.example`;
    const { id } = await services.withTransaction((tx) => createPerson(tx, { name, email, ...kind }, now));
    await services.withTransaction(async (tx) => {
      const isTheirs = eq(grants.userId, id);
      if (formerly || closed) await tx.update(grants).set({ revokedAt: now }).where(isTheirs);
      const nobody = { name: "—", emailVerifiedAt: null, suspendedAt: now };
      if (closed) await tx.update(users).set(nobody).where(eq(users.id, id));
    });
    people.push([name, await asViewer(services, id)]);
  }
  return Object.fromEntries(people) as Record<keyof Who, Viewer>;
}

async function asViewer({ db }: Context, id: string): Promise<Viewer> {
  const account = await findAccountById(db, id);
  if (!account) throw new Error(`There is no person ${id}`);
  return { ...account, grants: await listGrants(db, id) };
}
