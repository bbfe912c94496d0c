import { findAccountById, listGrants } from "#app/features/accounts/accounts-queries.server.ts";
import { addressees } from "#app/features/letters/addressees.server.ts";
import { composeFor } from "#app/features/letters/compose-for.server.ts";
import { postLetter } from "#app/features/letters/post-letter.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { Tx } from "#db/index.server.ts";
import type { Role } from "#db/vocabulary.ts";
import { roleGivenLetter } from "../letters/staff-letters.ts";
import { countAppealsWaiting, countReviewWaiting } from "./review-waiting.server.ts";

/** Tells somebody of a role an administrator gave, and how many cases wait for them with it already. */
export async function tellOfRole(
  tx: Tx,
  { config }: Pick<Services, "config">,
  { userId, role }: { userId: string; role: Role },
  now: Date,
): Promise<void> {
  const account = await findAccountById(tx, userId);
  if (!account) return;
  const isOfPanel = role === "appeals";
  const person = { ...account, grants: await listGrants(tx, userId) };
  const waiting = await (isOfPanel ? countAppealsWaiting : countReviewWaiting)(tx, person);
  const queue = isOfPanel ? "/appeals" : waiting > 0 ? "/review" : "/inbox";
  for (const { name, email: recipient, locale } of await addressees(tx, [userId])) {
    const frame = await composeFor(tx, locale, role === "reviewer" ? "reviewer" : "secretariat", name);
    const url = `${config.origin}${role === "administrator" ? "/admin" : queue}`;
    const letter = roleGivenLetter(frame, { role: frame.t(`vocabulary:role.${role}`), waiting, isOfPanel, url });
    const dedupeKey = `review-role_given:${userId}:${role}:${now.toISOString()}`;
    await postLetter(
      tx,
      { ...letter, kind: "review-role_given", subjectId: userId, dedupeKey, recipient, locale },
      now,
    );
  }
}
