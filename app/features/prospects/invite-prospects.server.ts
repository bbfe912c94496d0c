import { drawSecret } from "#app/features/accounts/one-time-tokens.server.ts";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import { findStanding, isHere } from "#app/features/applications/precheck/find-duplicate.server.ts";
import { composeFor } from "#app/features/letters/compose-for.server.ts";
import { postLetter } from "#app/features/letters/post-letter.server.ts";
import { formatDate } from "#app/i18n/format.server.ts";
import { dayOf } from "#app/platform/days.ts";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import { SECRET_MARK } from "#app/platform/sealed-secrets.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { sha256 } from "#app/platform/tokens.server.ts";
import type { Reader, Tx } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import { prospectInvitations } from "#db/schema/prospects.ts";
import { endLinks, takeProspect } from "./change-prospect.server.ts";
import { keyOfLetter } from "./letter-again.server.ts";
import { prospectLetter } from "./prospect-letter.ts";
import { findProspect, invitableOf, type Prospect, type ProspectRow } from "./list-prospects.server.ts";
import { canInvite } from "./prospect.policy.ts";
import { endOfClaim, whyNotInvited } from "./prospect.ts";
import { markLetter, markOfAddress, marksOfUniversity } from "./prospect-marks.server.ts";

type Context = Pick<Services, "withTransaction" | "clock" | "config">;

interface Round {
  ids: readonly string[];
  words?: string | undefined;
  locale: Locale;
}

type WhyNot = Exclude<ReturnType<typeof whyNotInvited>, null> | Refusal<"stale", "already-here">;
type Invited = { ok: true; sent: number; left: number } | WhyNot | Refusal<"not-found">;

/** By what a university is known again among members and applications. */
export const standingOf = (
  db: Reader,
  { registryId, name, nameOfficial, nameRu, nameKk, domain, country }: ProspectRow,
  today: string,
) => {
  const names = [name, nameOfficial, nameRu, nameKk].filter((one) => one !== null);
  return findStanding(db, { registryId, names, domains: domain?.split(", ") ?? [], country }, today);
};

function nameIn({ name, nameRu: ru, nameKk: kk }: ProspectRow, locale: Locale): string {
  const names: Partial<Record<Locale, string | null>> = { ru, kk };
  return names[locale] ?? name;
}

type Sent = { ok: true } | WhyNot;

async function inviteOne(
  tx: Tx,
  config: Context["config"],
  { prospect, words, locale, actor }: { prospect: Prospect; words: string | null; locale: Locale; actor: Viewer },
  now: Date,
): Promise<Sent> {
  const { row, contact } = prospect;
  const why = whyNotInvited(invitableOf(prospect), now);
  if (why) return why;
  if (!contact) return refused("no-contact");
  if (isHere(await standingOf(tx, row, dayOf(now)))) return refused("already-here");
  if (!(await takeProspect(tx, row, { state: "invited", claimedById: null }, now))) return refused("stale");
  await endLinks(tx, row.id, now);
  const { secret, sealedSecret } = drawSecret(config);
  const expiresAt = endOfClaim(now);
  const values = { prospectId: row.id, email: contact.email, locale, words, tokenSha256: sha256(secret) };
  const [sent] = await tx
    .insert(prospectInvitations)
    .values({ ...values, sentById: actor.id, sentAt: now, expiresAt })
    .returning({ id: prospectInvitations.id });
  const marks = { address: markOfAddress(contact.email), university: marksOfUniversity(row) };
  await markLetter(tx, values.tokenSha256, marks, now);
  const url = `${config.origin}/claim/${SECRET_MARK}?lng=${locale}`;
  const about = { institution: nameIn(row, locale), until: formatDate(expiresAt, locale), words, url };
  const letter = prospectLetter(await composeFor(tx, locale, "prospect", contact.name), about);
  const post = { ...letter, kind: "prospect-invited" as const, subjectId: row.id, recipient: contact.email, locale };
  await postLetter(tx, { ...post, sealedSecret, isUrgent: false, dedupeKey: keyOfLetter(sent?.id ?? "") }, now);
  await recordActivity(tx, { action: "prospect.invited", subjectId: row.id, actorId: actor.id }, now);
  return { ok: true };
}

/**
 * Writes to universities that they may apply: to each where nothing stands against it, and says how many were left. One
 * that is written to alone says why not.
 */
export function inviteProspects(
  { withTransaction, clock, config }: Context,
  { ids, words, locale }: Round,
  actor: Viewer,
): Promise<Invited> {
  return withTransaction<Invited>(async (tx) => {
    const now = clock.now();
    let sent = 0;
    let last: Sent | Refusal<"not-found"> = refused("not-found");
    for (const id of ids) {
      // Read after the letters before it: two may have one address.
      const prospect = await findProspect(tx, id);
      if (!prospect || !canInvite(actor, prospect.row)) continue;
      last = await inviteOne(tx, config, { prospect, words: words || null, locale, actor }, now);
      if (last.ok) sent += 1;
    }
    return sent === 0 && !last.ok ? last : { ok: true, sent, left: ids.length - sent };
  });
}
