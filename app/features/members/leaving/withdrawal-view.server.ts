import type { Viewer } from "#app/features/accounts/viewer.ts";
import { formatDateTime, formatDay } from "#app/i18n/format.server.ts";
import { dayOf } from "#app/platform/days.ts";
import type { Reader } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import { ledProjectViews } from "../institution/led-projects.server.ts";
import { canManageMembership } from "../institution/member.policy.ts";
import type { findMembership } from "../institution/membership-queries.server.ts";
import { findOpenWithdrawal, type OpenWithdrawal } from "../institution/open-withdrawal.server.ts";
import { listToConclude } from "./find-withdrawal.server.ts";
import type { AskedWithdrawal, OwnWithdrawal, WithdrawalCardView } from "./ui/withdrawal-model.ts";

type Found = NonNullable<Awaited<ReturnType<typeof findMembership>>>;
type MembershipRow = Found["membership"];

interface Reading {
  db: Reader;
  locale: Locale;
  now: Date;
}

async function projectsOf(membership: MembershipRow, { db, locale, now }: Reading, isLed: boolean) {
  return ledProjectViews(await listToConclude(db, membership, dayOf(now)), locale, isLed);
}

function askedView({ withdrawal, askedBy, letter }: OpenWithdrawal, locale: Locale): AskedWithdrawal {
  const { createdAt, acknowledgedAt, lastDay, reason } = withdrawal;
  return {
    ...{ by: askedBy ?? "", reason, letter: letter.name },
    at: formatDateTime(createdAt, locale),
    acknowledgedAt: acknowledgedAt && formatDateTime(acknowledgedAt, locale),
    lastDay: lastDay && formatDay(lastDay, locale),
  };
}

/** What the primary representative reads on the page of leaving. */
export async function ownWithdrawal(membership: MembershipRow, reading: Reading): Promise<OwnWithdrawal> {
  const projects = await projectsOf(membership, reading, true);
  const open = await findOpenWithdrawal(reading.db, membership.id);
  if (open) return { kind: "asked", asked: askedView(open, reading.locale), projects };
  if (projects.length > 0) return { kind: "projects", projects };
  const yearEnd = formatDay(`${dayOf(reading.now).slice(0, 4)}-12-31`, reading.locale);
  return { kind: "open", yearEnd };
}

/** The last day of a member that leaves, or that it is not known yet; null for one that stays. */
export async function leavingOn(db: Reader, membershipId: string, locale: Locale) {
  const open = await findOpenWithdrawal(db, membershipId);
  return open && { lastDay: open.withdrawal.lastDay && formatDay(open.withdrawal.lastDay, locale) };
}

/** What the secretariat reads of a withdrawal that is asked for; null where none is. */
export async function withdrawalCard(
  { membership, institution }: Found,
  viewer: Viewer,
  reading: Reading,
): Promise<WithdrawalCardView | null> {
  const open = await findOpenWithdrawal(reading.db, membership.id);
  if (!open) return null;
  const member = { institutionId: institution.id, country: institution.country };
  return {
    id: open.withdrawal.id,
    asked: askedView(open, reading.locale),
    letterTo: `/memberships/${membership.number}/letter`,
    projects: await projectsOf(membership, reading, false),
    mayAcknowledge: open.withdrawal.acknowledgedAt === null && canManageMembership(viewer, member),
  };
}
