import { and, eq, isNull } from "drizzle-orm";
import { findAccountByEmail } from "#app/features/accounts/accounts-queries.server.ts";
import { grantRole } from "#app/features/accounts/grants-commands.server.ts";
import { inviteWithin, type NewInvitation } from "#app/features/accounts/invitation-commands.server.ts";
import type { Tx } from "#db/index.server.ts";
import { users } from "#db/schema/accounts.ts";
import { institutionPeople } from "#db/schema/members.ts";
import type { Role } from "#db/vocabulary.ts";
import { nameOf } from "../institution/institution-names.ts";
import type { AdmissionInput, AdmittedPerson } from "../institution/admission.ts";

type Admitted = Pick<AdmissionInput, "people" | "applicant" | "institution" | "locale" | "config"> & {
  institutionId: string;
  grantedById: string | null;
};

/** What a person named in the application may do afterwards; contacts are only named. */
const RIGHTS_OF: Record<AdmittedPerson["role"], Extract<Role, "representative" | "alternate"> | null> = {
  representative: "representative",
  alternate: "alternate",
  international_office: null,
  project_contact: null,
};

/**
 * Names the people of an admitted institution. Representatives with a verified account are let in; the others are
 * invited by letter, in the association's name: the invitation outlives the office of whoever decided.
 */
export async function admitPeople(tx: Tx, admitted: Admitted, now: Date): Promise<void> {
  const { institutionId, people, applicant, grantedById } = admitted;
  await tx.delete(institutionPeople).where(eq(institutionPeople.institutionId, institutionId));
  if (applicant) await grantRole(tx, { ...applicant, institutionId, grantedById }, now);
  for (const { email, ...person } of people) {
    const isApplicant = applicant !== null && applicant.role === RIGHTS_OF[person.role];
    const userId = isApplicant ? applicant.userId : email && (await findAccount(tx, email));
    await tx.insert(institutionPeople).values({ ...person, institutionId, userId });
    const role = RIGHTS_OF[person.role];
    if (!role || !email || isApplicant) continue;
    if (userId) await grantRole(tx, { userId, role, institutionId, grantedById }, now);
    else
      await inviteWithin(
        tx,
        admitted,
        await invitationFor(tx, admitted, { email, role, name: person.name }),
        null,
        now,
      );
  }
}

async function invitationFor(
  tx: Tx,
  { institutionId, institution, locale: applied }: Admitted,
  { email, role, name }: Pick<NewInvitation, "email" | "role"> & { name: string },
): Promise<NewInvitation> {
  const locale = (await findAccountByEmail(tx, email))?.locale ?? applied;
  const named = { name, head: institution.headName };
  return { email, role, locale, named, institution: { id: institutionId, name: nameOf(institution, locale).name } };
}

async function findAccount(tx: Tx, email: string): Promise<string | null> {
  const isUsable = and(eq(users.email, email), isNull(users.suspendedAt));
  const [row] = await tx.select({ id: users.id, verifiedAt: users.emailVerifiedAt }).from(users).where(isUsable);
  return row?.verifiedAt ? row.id : null;
}
