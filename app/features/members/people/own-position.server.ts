import { and, eq } from "drizzle-orm";
import { type InstitutionRole, roleWithin, type Viewer } from "#app/features/accounts/viewer.ts";
import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import type { Role } from "#db/vocabulary.ts";
import { dayNow } from "#app/platform/days.ts";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import type { Reader, Tx } from "#db/index.server.ts";
import { institutionPeople } from "#db/schema/members.ts";
import { listNamed, namedAs, type NamedPerson } from "../institution/named-people.server.ts";
import { findOwnInstitution } from "../institution/own-institution.server.ts";
import type { Writer } from "../profile/profile-commands.server.ts";
import { readUnits } from "../units/unit-texts.server.ts";
import type { Unit } from "../units/units.ts";
import type { OwnPosition, Position } from "./position-fields.ts";

interface Named {
  userId: string;
  name: string;
}

const findNamed = async (db: Reader, institutionId: string, person: Named) =>
  namedAs(await listNamed(db, institutionId), person);

/** Names a person who has come to act for an institution among its people, with what is known of the place there. */
export async function namePerson(
  tx: Tx,
  institutionId: string,
  { role, ...person }: Named & { role: InstitutionRole },
) {
  const known = await findNamed(tx, institutionId, person);
  const values = { institutionId, role, ...person };
  if (known) await tx.update(institutionPeople).set(values).where(eq(institutionPeople.id, known.id));
  else await tx.insert(institutionPeople).values({ ...values, position: "", unit: null, languages: [] });
}

/**
 * The association invites whom an application has named, and of those without an account the institution has one of a
 * role: whoever accepts is that person, by whatever name the account goes.
 */
export async function recogniseAwaited(tx: Tx, institutionId: string, { role, ...person }: Named & { role: Role }) {
  const awaited = (await listNamed(tx, institutionId)).find((one) => one.userId === null && one.role === role);
  if (awaited) await tx.update(institutionPeople).set(person).where(eq(institutionPeople.id, awaited.id));
}

/** What a person has said of the own place in an institution; of nothing said, nothing. */
export async function findPosition(db: Reader, institutionId: string, person: Named): Promise<OwnPosition> {
  const known = await findNamed(db, institutionId, person);
  return {
    position: known?.position ?? "",
    unitId: known?.unitId ?? undefined,
    unit: known?.unitInWords ?? undefined,
    languages: knownCodes(known),
  };
}

// The codes were checked when they came in.
const knownCodes = (known: NamedPerson | undefined) => (known?.languages ?? []) as Position["languages"];

/**
 * A person says what the own place in the institution is: position, unit, languages. Refused as `no-unit` where the unit is none of the
 * institution's open ones, nor the one it was before.
 */
export function changeOwnPosition(
  { withTransaction, clock }: Writer,
  { institutionId, position }: { institutionId: string; position: OwnPosition },
  actor: Viewer,
): Promise<{ ok: true } | Refusal<"not-found", "no-unit">> {
  return withTransaction(async (tx) => {
    const own = await findOwnInstitution(tx, actor, institutionId, dayNow(clock));
    const role = own && roleWithin(actor, institutionId);
    if (!role) return refused("not-found");
    const person = { userId: actor.id, name: actor.name };
    const { unitId = null, unit = null } = position;
    const before = (await findPosition(tx, institutionId, person)).unitId;
    const isOffered = ({ id, closedAt }: Unit) => id === unitId && (closedAt === null || id === before);
    if (unitId !== null && !(await readUnits(tx, institutionId)).some(isOffered)) return refused("no-unit");
    await namePerson(tx, institutionId, { ...person, role });
    const isOwn = and(eq(institutionPeople.institutionId, institutionId), eq(institutionPeople.userId, actor.id));
    await tx
      .update(institutionPeople)
      .set({ ...position, unit, unitId })
      .where(isOwn);
    const entry = { subjectId: institutionId, actorId: actor.id };
    await recordActivity(tx, { ...entry, action: "institution.position_changed" }, clock.now());
    return { ok: true };
  });
}
