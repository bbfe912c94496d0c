import type { Reader, Tx } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import { formatDateTime } from "#app/i18n/format.server.ts";
import { oneAtOnce } from "#app/platform/one-at-once.ts";
import type { TooOften } from "#app/platform/refusal.ts";
import { SECRET_MARK } from "#app/platform/sealed-secrets.server.ts";
import { recordAccountEvent } from "./account-activity.server.ts";
import type { AccountContext } from "./account-context.ts";
import { invitationLetter, type Named } from "./account-emails.ts";
import { queueAccountLetter, senderIn } from "./account-letters.server.ts";
import { findAccountById } from "./accounts-queries.server.ts";
import type { InvitableRole } from "./grants-commands.server.ts";
import { takeOwnLetterTry } from "./link-limits.server.ts";
import { drawSecret, endOfLink, isMadeSince, storeToken } from "./one-time-tokens.server.ts";

export interface NewInvitation {
  email: string;
  role: InvitableRole;
  /** Countries a coordinator is limited to. */
  countries?: string[];
  /** For the roles within an institution. */
  institution?: { id: string; name: string };
  /** Whom an application has named. */
  named?: Named;
  /** Language of the letter. */
  locale: Locale;
}

interface Invited {
  link: string;
  /** An earlier invitation, still open, has stopped working. */
  hasReplaced: boolean;
}

type Inviting = Pick<AccountContext, "requestId"> & { config: Pick<AccountContext["config"], "origin" | "secret"> };

/**
 * Invites an address to a role: one letter with a link that works once, for 7 days, and only for an account with that
 * address. A newer invitation to the same role of the same institution (or for the same countries) replaces an older
 * one. Whether `invitedById` may invite is the caller's policy, asked again when it is accepted; null is the
 * association itself.
 */
export function inviteToRole(
  context: Inviting & Pick<AccountContext, "withTransaction" | "clock">,
  invitation: NewInvitation,
  invitedById: string | null,
): Promise<Invited> {
  const { withTransaction, clock } = context;
  return withTransaction((tx) => inviteWithin(tx, context, invitation, invitedById, clock.now()));
}

const MOMENTS_MS = 60_000;

/** Whether the same person has sent the same invitation just now: the button was pressed again. */
export function isInvitedMomentsAgo(
  db: Reader,
  {
    email,
    role,
    countries,
    institutionId,
  }: Pick<NewInvitation, "email" | "role" | "countries"> & { institutionId?: string },
  invitedById: string,
  now: Date,
): Promise<boolean> {
  const granted = {
    grantedRole: role,
    grantedCountries: countries ?? null,
    grantedInstitutionId: institutionId,
    createdById: invitedById,
  };
  const since = new Date(now.getTime() - MOMENTS_MS);
  return isMadeSince(db, { purpose: "invitation", userId: null, email, ...granted }, since);
}

const inviteOnce = oneAtOnce<{ ok: true; hasReplaced: boolean } | TooOften>();

/**
 * Invites on behalf of a person at a page, within the limits of letters. The same invitation sent moments ago is this
 * one: the button was pressed again, and a second letter would end the link of the first.
 */
export function inviteFromPage(
  context: Inviting & Pick<AccountContext, "db" | "withTransaction" | "clock" | "limits" | "clientIp" | "logger">,
  invitation: Omit<NewInvitation, "institution" | "named">,
  invitedById: string,
) {
  const { email, role, countries } = invitation;
  return inviteOnce([invitation, invitedById], async () => {
    if (await isInvitedMomentsAgo(context.db, { email, role, countries }, invitedById, context.clock.now()))
      return { ok: true, hasReplaced: false };
    const refused = await takeOwnLetterTry(context, { user: invitedById, email });
    if (refused) return refused;
    const { hasReplaced } = await inviteToRole(context, invitation, invitedById);
    return { ok: true, hasReplaced };
  });
}

/** As `inviteToRole`, inside a transaction of another room. */
export async function inviteWithin(
  tx: Tx,
  { config, requestId }: Inviting,
  { email, role, countries, institution, named, locale }: NewInvitation,
  invitedById: string | null,
  now: Date,
): Promise<Invited> {
  const sender = await senderIn({ db: tx, config }, locale);
  const { secret, sealedSecret } = drawSecret(config);
  const letter = invitationLetter(sender, {
    association: sender.association,
    role: sender.t(`vocabulary:role.${role}`),
    institution: institution?.name ?? null,
    inviter: await findInviter(tx, invitedById),
    named,
    until: formatDateTime(endOfLink("invitation", now), locale),
    path: `/invitations/${SECRET_MARK}`,
  });
  const granted = {
    grantedRole: role,
    grantedInstitutionId: institution?.id ?? null,
    grantedCountries: countries ?? null,
    createdById: invitedById,
  };
  const hasReplaced = await storeToken(tx, secret, { purpose: "invitation", userId: null, email, ...granted }, now);
  const to = { recipient: email, locale, userId: null };
  await queueAccountLetter(tx, { ...to, kind: "account-invitation", letter, sealedSecret }, now);
  const data = { role, countries, institutionId: institution?.id };
  await recordAccountEvent(
    tx,
    { action: "user.invited", userId: null, actorId: invitedById, data },
    { now, requestId },
  );
  return { link: `${config.origin}/invitations/${secret}`, hasReplaced };
}

/** The name of the person who invites; null for the association itself. */
export async function findInviter(db: Reader, invitedById: string | null): Promise<string | null> {
  return (invitedById && (await findAccountById(db, invitedById))?.name) || null;
}
