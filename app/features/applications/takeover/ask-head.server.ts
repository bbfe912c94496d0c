import { eq } from "drizzle-orm";
import { findAccountById } from "#app/features/accounts/accounts-queries.server.ts";
import { drawSecret } from "#app/features/accounts/one-time-tokens.server.ts";
import type { AccessRequestRow } from "#app/features/invitations/access-requests.server.ts";
import { composeFor } from "#app/features/letters/compose-for.server.ts";
import { linkOf, subjectOf } from "#app/features/letters/kind-words.ts";
import { composeLetter } from "#app/features/letters/letter.ts";
import { postLetter } from "#app/features/letters/post-letter.server.ts";
import { nameOf } from "#app/features/members/institution/institution-names.ts";
import { formatDateTime } from "#app/i18n/format.server.ts";
import type { Config } from "#app/platform/config.server.ts";
import { SECRET_MARK } from "#app/platform/sealed-secrets.server.ts";
import { sha256 } from "#app/platform/tokens.server.ts";
import type { Tx } from "#db/index.server.ts";
import type { institutions } from "#db/schema/members.ts";
import { replacedHeadLinks, takeOverChecks } from "#db/schema/take-overs.ts";
import type { Locale } from "#db/locales.ts";
import { endOfHeadLink, MOST_HEAD_LETTERS } from "./take-over.ts";
import { findCheck } from "./take-over-checks.server.ts";

interface Asking {
  request: AccessRequestRow;
  institution: typeof institutions.$inferSelect;
  to: { email: string; locale: Locale };
}

/**
 * Asks the head's office, by a link that works once, whether somebody may speak for the institution; an earlier link ends.
 * False when it has answered, or was written to as often as it may be.
 */
export async function askHead(
  tx: Tx,
  config: Pick<Config, "origin" | "secret">,
  { request, institution, to }: Asking,
  now: Date,
): Promise<boolean> {
  const check = await findCheck(tx, request.id);
  if (!check || check.answer || check.timesSent >= MOST_HEAD_LETTERS) return false;
  const { secret, sealedSecret } = drawSecret(config);
  const timesSent = check.timesSent + 1;
  const expiresAt = endOfHeadLink(now);
  const link = { tokenSha256: sha256(secret), headEmail: to.email, headLocale: to.locale, expiresAt, timesSent };
  if (check.tokenSha256) {
    const replaced = { tokenSha256: check.tokenSha256, requestId: request.id, replacedAt: now };
    await tx.insert(replacedHeadLinks).values(replaced);
  }
  await tx.update(takeOverChecks).set(link).where(eq(takeOverChecks.requestId, request.id));
  const { locale } = to;
  const frame = await composeFor(tx, locale, "head_office");
  const kind = "access-head_asked" as const;
  const person = await findAccountById(tx, request.userId);
  const values = {
    institution: nameOf(institution, locale).name,
    person: person?.name ?? "",
    email: person?.email ?? "",
    position: check.position,
    until: formatDateTime(expiresAt, locale),
  };
  const words = (part: string) => frame.t(`invitations-mail:head_asked.${part}`, values);
  const isAgain = timesSent > 1;
  const letter = composeLetter(frame, {
    subject: isAgain ? words("subject_again") : subjectOf(frame.t, kind, values),
    paragraphs: [isAgain ? words("again") : "", words("text"), request.words, words("next")],
    addresses: [values.email],
    action: { label: linkOf(frame.t, kind), url: `${config.origin}/take-over/${SECRET_MARK}?lng=${locale}` },
  });
  const dedupeKey = `${kind}:${request.id}:${timesSent}`;
  const post = { ...letter, kind, subjectId: institution.id, dedupeKey, recipient: to.email, locale, sealedSecret };
  await postLetter(tx, post, now);
  return true;
}
