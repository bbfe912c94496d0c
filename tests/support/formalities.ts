import { eq } from "drizzle-orm";
import { createViewer } from "#app/demo/applications-factory.server.ts";

import { grantRole } from "#app/features/accounts/grants-commands.server.ts";
import { findFormalities, readFormalities } from "#app/features/applications/file/formalities-queries.server.ts";
import type { AssociationSettings } from "#app/platform/association.ts";
import { ASSOCIATION_SETTING, getAssociation } from "#app/platform/association.server.ts";
import { users } from "#db/schema/accounts.ts";
import { applications } from "#db/schema/applications.ts";
import { applicationFormalities } from "#db/schema/formalities.ts";
import { settings } from "#db/schema/settings.ts";
import type { ReviewServices } from "./review-factory.ts";

/** Changes some settings of the association, and leaves the others as they are. */
export async function changeAssociation(
  { db, withTransaction, clock }: ReviewServices,
  changes: Partial<AssociationSettings>,
): Promise<void> {
  const { name: _name, shortName: _shortName, ...value } = { ...(await getAssociation(db)), ...changes };
  const row = { name: ASSOCIATION_SETTING, value, updatedAt: clock.now(), updatedById: null };
  await withTransaction((tx) =>
    tx.insert(settings).values(row).onConflictDoUpdate({ target: settings.name, set: row }),
  );
}

/** All that is open of a file is done: the commitment is signed, and whoever was named has an account and a hand in it. */
export async function giveAccounts(
  services: Parameters<typeof createViewer>[0],
  { id }: { id: string },
): Promise<void> {
  const { db, withTransaction, clock } = services;
  const [application] = await db.select().from(applications).where(eq(applications.id, id));
  const row = application && (await findFormalities(db, id));
  if (!row) return;
  for (const { isDone, person } of await readFormalities(db, application, row, clock.now())) {
    if (isDone || !person) continue;
    const { id: userId } = await createViewer(services);
    await withTransaction(async (tx) => {
      await tx.update(users).set({ email: person.email }).where(eq(users.id, userId));
      const hand = { userId, role: "applicant_reader" as const, applicationId: id, grantedById: null };
      await grantRole(tx, hand, clock.now());
    });
  }
  const signed = { commitmentWay: "link" as const, commitmentVersion: 1, commitmentAt: clock.now() };
  await withTransaction((tx) =>
    tx.update(applicationFormalities).set(signed).where(eq(applicationFormalities.id, row.id)),
  );
}
