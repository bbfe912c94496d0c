import { and, eq, isNull, ne, or } from "drizzle-orm";
import { findAccountById } from "#app/features/accounts/accounts-queries.server.ts";
import { peopleOf } from "#app/features/accounts/addressees.server.ts";
import type { Tx } from "#db/index.server.ts";
import { grants } from "#db/schema/grants.ts";
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

/** Whether somebody acted for the institution until this moment, or does in another role too. */
async function wasThere(tx: Tx, { institution, person, grantId }: Joined, now: Date): Promise<boolean> {
  const isOther = and(
    ...[eq(grants.institutionId, institution.id), eq(grants.userId, person.id), ne(grants.id, grantId)],
    or(isNull(grants.revokedAt), eq(grants.revokedAt, now)),
  );
  return (await tx.$count(grants, isOther)) > 0;
}

/** The representatives are told who acts for the institution now, each with the way to end it. */
export async function tellOfJoined(tx: Tx, { origin }: { origin: string }, joined: Joined, now: Date): Promise<void> {
  const { institution, person, role, grantId, reason, actorId } = joined;
  const actor = actorId && (await findAccountById(tx, actorId));
  const what = (await wasThere(tx, joined, now)) ? "role_changed" : actor ? "let_in" : "joined";
  const to = (await peopleOf(tx, institution.id, SPEAKERS)).filter(({ id }) => id !== person.id && id !== actorId);
  const path = `/institution/people/${grantId}?institution=${institution.id}`;
  const about = { institution, to, person: person.name, actor: actor ? actor.name : "", role, reason, path };
  const news = { ...about, news: what, occasion: grantId } as const;
  await writeToPeople(tx, { origin }, news, now);
}
