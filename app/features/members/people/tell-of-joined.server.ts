import { peopleOf } from "#app/features/accounts/addressees.server.ts";
import type { Tx } from "#db/index.server.ts";
import type { institutions } from "#db/schema/members.ts";
import type { Role } from "#db/vocabulary.ts";
import { SPEAKERS } from "../institution/member.policy.ts";
import { writeToPeople } from "./people-letters.server.ts";

interface Joined {
  institution: typeof institutions.$inferSelect;
  person: { id: string; name: string };
  role: Role;
  grantId: string;
  /** Of the secretariat, where it let the person in. */
  reason?: string;
  /** Who let the person in, and need not be told. */
  actorId?: string;
}

/** The representatives are told who acts for the institution now, each with the way to end it. */
export async function tellOfJoined(
  tx: Tx,
  { origin }: { origin: string },
  { institution, person, role, grantId, reason, actorId }: Joined,
  now: Date,
): Promise<void> {
  const to = (await peopleOf(tx, institution.id, SPEAKERS)).filter(({ id }) => id !== person.id && id !== actorId);
  const path = `/institution/people/${grantId}?institution=${institution.id}`;
  const news = { news: "joined", institution, to, person: person.name, role, reason, path, occasion: grantId } as const;
  await writeToPeople(tx, { origin }, news, now);
}
