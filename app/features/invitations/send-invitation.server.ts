import { and, eq, ne } from "drizzle-orm";
import { findAccountByEmail, findAccountById } from "#app/features/accounts/accounts-queries.server.ts";
import { drawSecret } from "#app/features/accounts/one-time-tokens.server.ts";
import { composeFor } from "#app/features/letters/compose-for.server.ts";
import type { LetterKind } from "#app/features/letters/kinds.ts";
import type { Letter, LetterFrame } from "#app/features/letters/letter.ts";
import { onItsWay } from "#app/features/letters/on-its-way.ts";
import { postLetter } from "#app/features/letters/post-letter.server.ts";
import { formatDateTime } from "#app/i18n/format.server.ts";
import type { Config } from "#app/platform/config.server.ts";
import { type OnItsWay, type Refusal, refused } from "#app/platform/refusal.ts";
import { SECRET_MARK } from "#app/platform/sealed-secrets.server.ts";
import { sha256 } from "#app/platform/tokens.server.ts";
import type { Tx } from "#db/index.server.ts";
import { invitations } from "#db/schema/invitations.ts";
import type { Locale } from "#db/locales.ts";
import type { Role } from "#db/vocabulary.ts";
import { endOfInvitation, MOST_LETTERS, type Subject } from "./invitation.ts";
import { type InvitationRow, isAbout } from "./list-invitations.server.ts";

/** What the letter of an invitation can say. */
export interface InvitationLetter {
  url: string;
  until: string;
  inviter: string;
  words: string | null;
}

interface Sending {
  config: Pick<Config, "origin" | "secret">;
  kind: LetterKind;
  /** Who is invited, where that is known: its letters greet by it, else by the name of the account there is. */
  name?: string;
  /** Writes the letter; `url` opens the invitation, `until` is when the link ends, written out. */
  compose: (frame: LetterFrame, about: InvitationLetter) => Letter | Promise<Letter>;
}

interface NewInvitation extends Subject {
  role: Role;
  email: string;
  /** Language of the letter to somebody without an account. */
  locale: Locale;
  /** In the inviter's own words. */
  words?: string;
  invitedById: string;
}

async function sendLetter(
  tx: Tx,
  { config, kind, name, compose }: Sending,
  { invitation, sealedSecret }: { invitation: InvitationRow; sealedSecret: string },
  now: Date,
): Promise<void> {
  const { id, subjectId, email, invitedById, expiresAt, timesSent, words } = invitation;
  const inviter = (await findAccountById(tx, invitedById))?.name ?? "";
  const account = await findAccountByEmail(tx, email);
  const locale = account?.locale ?? invitation.locale;
  const greeted = name ?? invitation.name ?? account?.name;
  const letter = await compose(await composeFor(tx, locale, "invited", greeted), {
    url: `${config.origin}/invited/${SECRET_MARK}?lng=${locale}`,
    until: formatDateTime(expiresAt, locale),
    inviter,
    words,
  });
  const dedupeKey = `${kind}:${id}:${timesSent}`;
  await postLetter(tx, { ...letter, kind, subjectId, dedupeKey, recipient: email, locale, sealedSecret }, now);
}

/** An offer to take a thing over and an invitation to take part in it stand beside each other. */
const isOfThatKind = (role: Role) =>
  role === "applicant" ? eq(invitations.role, role) : ne(invitations.role, "applicant");

/**
 * Invites an address to a thing by one letter with a link. An open invitation of the same address and kind to the same thing
 * is taken back for it. Whether somebody may invite is the affair of the room the thing is of.
 */
export async function sendInvitation(tx: Tx, sending: Sending, invitation: NewInvitation, now: Date): Promise<void> {
  const isTheirs = and(eq(invitations.email, invitation.email), isOfThatKind(invitation.role));
  const isOlder = and(isAbout(invitation), isTheirs, eq(invitations.state, "sent"));
  await tx
    .update(invitations)
    .set({ state: "revoked", settledAt: now, settledById: invitation.invitedById })
    .where(isOlder);
  const { secret, sealedSecret } = drawSecret(sending.config);
  const named = { ...invitation, name: sending.name ?? null };
  const values = { ...named, state: "sent", timesSent: 1, createdAt: now, sentAt: now } as const;
  const link = { tokenSha256: sha256(secret), expiresAt: endOfInvitation(now) };
  const [row] = await tx
    .insert(invitations)
    .values({ ...values, ...link })
    .returning();
  if (!row) throw new Error("An invitation was not written");
  await sendLetter(tx, sending, { invitation: row, sealedSecret }, now);
}

const isOpen = (subject: Subject, id: string) =>
  and(isAbout(subject), eq(invitations.id, id), eq(invitations.state, "sent"));

type Sent = { ok: true } | Refusal<"not-found" | "too-many">;

/** Sends an open invitation once more, with a new link that works from now on; the old one ends. None while the last is on its way. */
export async function sendAgain(
  tx: Tx,
  sending: Sending,
  { id, ...subject }: Subject & { id: string },
  now: Date,
): Promise<Sent | OnItsWay> {
  const [open] = await tx.select().from(invitations).where(isOpen(subject, id));
  const sentNow = open && open.timesSent < MOST_LETTERS ? onItsWay(open.sentAt, now) : null;
  return sentNow ?? sendAnew(tx, sending, { id, ...subject }, now);
}

/** As `sendAgain`, at any time: the letter says something else than the last one. */
export async function sendAnew(
  tx: Tx,
  sending: Sending,
  { id, ...subject }: Subject & { id: string },
  now: Date,
): Promise<Sent> {
  const [open] = await tx.select().from(invitations).where(isOpen(subject, id));
  if (!open) return refused("not-found");
  if (open.timesSent >= MOST_LETTERS) return refused("too-many");
  const { secret, sealedSecret } = drawSecret(sending.config);
  const changes = { tokenSha256: sha256(secret), timesSent: open.timesSent + 1, sentAt: now };
  const [invitation] = await tx
    .update(invitations)
    .set({ ...changes, expiresAt: endOfInvitation(now) })
    .where(and(isOpen(subject, id), eq(invitations.timesSent, open.timesSent)))
    .returning();
  if (!invitation) return refused("not-found");
  await sendLetter(tx, sending, { invitation, sealedSecret }, now);
  return { ok: true };
}

interface TakenBack {
  kind: LetterKind;
  compose: (frame: LetterFrame) => Letter | Promise<Letter>;
}

/** Tells the address of an invitation that was taken back while its link worked. */
export async function tellTakenBack(tx: Tx, { kind, compose }: TakenBack, invitation: InvitationRow, now: Date) {
  const { id, subjectId, email, expiresAt } = invitation;
  if (expiresAt <= now) return;
  const account = await findAccountByEmail(tx, email);
  const locale = account?.locale ?? invitation.locale;
  const letter = await compose(await composeFor(tx, locale, "invited", invitation.name ?? account?.name));
  await postLetter(tx, { ...letter, kind, subjectId, dedupeKey: `${kind}:${id}`, recipient: email, locale }, now);
}

/** Takes an open invitation back: its link ends. Gives it as it stands then; null when there is none any more. */
export async function revokeInvitation(
  tx: Tx,
  { id, ...subject }: Subject & { id: string },
  actorId: string,
  now: Date,
): Promise<InvitationRow | null> {
  const [revoked] = await tx
    .update(invitations)
    .set({ state: "revoked", settledAt: now, settledById: actorId })
    .where(isOpen(subject, id))
    .returning();
  return revoked ?? null;
}

/** Gives the one who is invited another role before it is accepted. False when the invitation is open no more. */
export async function changeInvitedRole(
  tx: Tx,
  { id, role, ...subject }: Subject & { id: string; role: Role },
): Promise<boolean> {
  const changed = await tx
    .update(invitations)
    .set({ role })
    .where(isOpen(subject, id))
    .returning({ id: invitations.id });
  return changed.length === 1;
}

/** Takes back what is open of a thing, and gives it: all of it, or what one person or for one role was sent. */
export async function revokeOpen(
  tx: Tx,
  { invitedById, role, ...subject }: Subject & { invitedById?: string; role?: Role },
  actorId: string | null,
  now: Date,
): Promise<InvitationRow[]> {
  const isTheirs = invitedById ? eq(invitations.invitedById, invitedById) : undefined;
  const isThatRole = role ? eq(invitations.role, role) : undefined;
  return tx
    .update(invitations)
    .set({ state: "revoked", settledAt: now, settledById: actorId })
    .where(and(isAbout(subject), eq(invitations.state, "sent"), isTheirs, isThatRole))
    .returning();
}
