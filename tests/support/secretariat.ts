import { eq } from "drizzle-orm";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { applications } from "#db/schema/applications.ts";
import { createInCheck, createRecommended, decideAtOnce } from "./review-factory.ts";
import type { Role } from "#db/vocabulary.ts";
import { addInstitution } from "./members-factory.ts";
import { actorOf, type SignedIn, signInNew } from "./people.ts";
import { startTestPortal } from "./test-portal.ts";

const ROLES = {
  coordinator: { role: "coordinator" },
  second: { role: "coordinator", countries: ["KZ"] },
  outside: { role: "coordinator", countries: ["IT"] },
  council: { role: "council" },
  administrator: { role: "administrator" },
  member: { role: "representative", institutionId: "some-institution" },
} satisfies Record<string, { role: Role; countries?: string[]; institutionId?: string }>;

export type StaffName = keyof typeof ROLES;
export const STAFF_NAMES = Object.keys(ROLES) as StaffName[];

/** A portal where decisions take effect at once, with one person of each kind who works on files or must not. */
export async function startSecretariat() {
  const portal = await startTestPortal();
  const { services } = portal;
  await decideAtOnce(services);
  await services.withTransaction((tx) => addInstitution(tx, services.clock.now(), ROLES.member.institutionId));
  const people = {} as Record<StaffName, SignedIn>;
  for (const name of STAFF_NAMES)
    people[name] = await signInNew(portal, { name: `Staff ${name}`, roles: [ROLES[name]] });
  const coordinator: Viewer = await actorOf(portal, people.coordinator.id);
  return {
    portal,
    people,
    coordinator,
    get: (name: StaffName, address: string) => people[name].browser.get(address),
    statusOf: async (id: string) =>
      (await services.db.select().from(applications).where(eq(applications.id, id)))[0]?.status,
    inCheck: async (country = "KZ") => (await createInCheck(services, coordinator, { country })).applicationId,
    recommended: async () => (await createRecommended(services, coordinator)).applicationId,
  };
}
