import { and, eq, gt, isNull } from "drizzle-orm";
import { drawSecret } from "#app/features/accounts/one-time-tokens.server.ts";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { recordActivity } from "#app/features/activity/activity-commands.server.ts";
import { findStanding, isHere } from "#app/features/applications/precheck/find-duplicate.server.ts";
import { composeFor } from "#app/features/letters/compose-for.server.ts";
import { type InstitutionNames, nameOf } from "#app/features/members/institution/institution-names.ts";
import { postLetter } from "#app/features/letters/post-letter.server.ts";
import { formatDate } from "#app/i18n/format.server.ts";
import { SENT_TWICE_MS } from "#app/platform/clock.ts";
import { dayOf } from "#app/platform/days.ts";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import { SECRET_MARK } from "#app/platform/sealed-secrets.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { sha256 } from "#app/platform/tokens.server.ts";
import type { Reader, Tx } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import { prospectInvitations } from "#db/schema/prospects.ts";
import { endLinks, takeProspect } from "./change-prospect.server.ts";
import { prospectLetter } from "./prospect-letter.ts";
import { findProspect, findProspects, invitableOf, type Prospect, type ProspectRow } from "./list-prospects.server.ts";
import { canInvite } from "./prospect.policy.ts";
import { endOfClaim, keyOfLetter, whyNotInvited } from "./prospect.ts";
import { markLetter, markOfAddress, marksOfUniversity } from "./prospect-marks.server.ts";

type Context = Pick<Services, "withTransaction" | "clock" | "config">;

interface Round {
  ids: readonly string[];
  words?: string | undefined;
  locale: Locale;
  /** That what is here already and looks like it is another university. */
  isAnother?: boolean | undefined;
}

type WhyNot = Exclude<ReturnType<typeof whyNotInvited>, null> | Refusal<"stale", "already-here" | "similar">;
type Invited = { ok: true; sent: number; left: number } | WhyNot | Refusal<"not-found", "just-sent">;

/** By what a university is known again among members and applications. */
export const standingOf = (
  db: Reader,
  { registryId, name, nameOfficial, nameRu, nameKk, domain, country }: ProspectRow,
  today: string,
) => {
  const names = [name, nameOfficial, nameRu, nameKk].filter((one) => one !== null);
  return findStanding(db, { registryId, names, domains: domain?.split(", ") ?? [], country }, today);
};

/** Why a university is not written to now, by what is here beside it too. */
async function whyNotNow(db: Reader, prospect: Prospect, isAnother: boolean, now: Date): Promise<WhyNot | null> {
  const why = whyNotInvited(invitableOf(prospect), now);
  if (why) return why;
  const standing = await standingOf(db, prospect.row, dayOf(now));
  if (isHere(standing)) return refused("already-here");
  return standing && !isAnother ? refused("similar") : null;
}

interface Writing extends Omit<Round, "ids"> {
  prospect: Prospect;
  url: string;
}

async function writtenTo(db: Reader, { prospect: { names, contact }, words, locale, url }: Writing, now: Date) {
  const until = formatDate(endOfClaim(now), locale);
  const about = { institution: nameOf(names, locale).name, until, words: words || null, url };
  return prospectLetter(await composeFor(db, locale, "prospect", contact?.name), about);
}

type Sent = { ok: true } | WhyNot | Refusal<never, "just-sent">;

/** Pressed twice is sent once: the same letter by the same person is on its way. */
async function isJustSent(
  tx: Tx,
  { prospect: { row, contact }, words, locale, actor }: Omit<Writing, "url"> & { actor: Viewer },
  now: Date,
): Promise<boolean> {
  if (row.state !== "invited" || !contact) return false;
  const sent = prospectInvitations;
  const isSame = and(
    ...[eq(sent.prospectId, row.id), eq(sent.email, contact.email), eq(sent.locale, locale)],
    ...[eq(sent.sentById, actor.id), words ? eq(sent.words, words) : isNull(sent.words)],
    ...[isNull(sent.endedAt), gt(sent.sentAt, new Date(now.getTime() - SENT_TWICE_MS))],
  );
  return (await tx.$count(sent, isSame)) > 0;
}

/** Whether somebody else has sent the letter while the reader looked at it. */
const isSentByAnother = ({ sent: [last] }: Prospect, actor: Viewer, now: Date): boolean =>
  last !== undefined && last.sentById !== actor.id && last.sentAt > new Date(now.getTime() - SENT_TWICE_MS);

async function inviteOne(
  tx: Tx,
  config: Context["config"],
  { actor, ...writing }: Omit<Writing, "url"> & { actor: Viewer },
  now: Date,
): Promise<Sent> {
  const { prospect, words, locale, isAnother = false } = writing;
  const { row, contact } = prospect;
  if (await isJustSent(tx, { prospect, words, locale, actor }, now)) return { ok: true };
  const why = await whyNotNow(tx, prospect, isAnother, now);
  if (why?.reason === "lately" && isSentByAnother(prospect, actor, now)) return refused("just-sent");
  if (why) return why;
  if (!contact) return refused("no-contact");
  if (!(await takeProspect(tx, row, { state: "invited", claimedById: null }, now))) return refused("stale");
  await endLinks(tx, row.id, now);
  const { secret, sealedSecret } = drawSecret(config);
  const expiresAt = endOfClaim(now);
  const values = {
    prospectId: row.id,
    email: contact.email,
    locale,
    words: words || null,
    tokenSha256: sha256(secret),
  };
  const [sent] = await tx
    .insert(prospectInvitations)
    .values({ ...values, sentById: actor.id, sentAt: now, expiresAt })
    .returning({ id: prospectInvitations.id });
  const marks = { address: markOfAddress(contact.email), university: marksOfUniversity(row) };
  await markLetter(tx, values.tokenSha256, marks, now);
  const url = `${config.origin}/claim/${SECRET_MARK}?lng=${locale}`;
  const letter = await writtenTo(tx, { ...writing, url }, now);
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
  { ids, ...round }: Round,
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
      last = await inviteOne(tx, config, { ...round, prospect, actor }, now);
      if (last.ok) sent += 1;
    }
    return sent === 0 && !last.ok ? last : { ok: true, sent, left: ids.length - sent };
  });
}

export interface RoundPreview {
  /** The letter to the first of them; null where nobody gets one. */
  letter: { subject: string; text: string; lang: Locale } | null;
  going: { names: InstitutionNames; email: string }[];
  left: { names: InstitutionNames; why: WhyNot["reason"] }[];
}

/** What a round of letters would be: its words, who gets one, and who is left out and why. Nothing is sent. */
export async function previewRound(
  { db, clock, config }: Pick<Services, "db" | "clock" | "config">,
  { ids, ...round }: Round,
  actor: Viewer,
): Promise<RoundPreview> {
  const now = clock.now();
  const seen: RoundPreview = { letter: null, going: [], left: [] };
  for (const prospect of await findProspects(db, ids)) {
    const { row, names, contact } = prospect;
    if (!canInvite(actor, row)) continue;
    const isTwice = seen.going.some(({ email }) => email === contact?.email);
    const why = isTwice ? refused("lately") : await whyNotNow(db, prospect, round.isAnother ?? false, now);
    if (why || !contact) {
      seen.left.push({ names, why: why?.reason ?? "no-contact" });
      continue;
    }
    seen.going.push({ names, email: contact.email });
    if (seen.letter) continue;
    const { subject, text } = await writtenTo(db, { ...round, prospect, url: `${config.origin}/claim/…` }, now);
    seen.letter = { subject, text, lang: round.locale };
  }
  return seen;
}
