import type { Viewer } from "#app/features/accounts/viewer.ts";
import { formatDate, formatDay } from "#app/i18n/format.server.ts";
import type { AssociationSettings } from "#app/platform/association.ts";
import { getAssociation } from "#app/platform/association.server.ts";
import { dayOf, momentOn } from "#app/platform/days.ts";
import type { Reader } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import { canRenew } from "../institution/member.policy.ts";
import { renewedTerm, standingOf } from "../institution/membership.ts";
import { membershipCard } from "../institution/membership-view.server.ts";
import { listOwnInstitutions, type OwnInstitution } from "../institution/own-institution.server.ts";
import { entryView } from "../year/year-view.server.ts";
import { doubtsAbout } from "./doubts.server.ts";
import { findRenewal } from "./find-renewal.server.ts";
import { isToRenew, renewalOpensOn } from "./opening.ts";
import type { RenewalAskedView, RenewalView, TermView } from "./ui/renewal-model.ts";

interface Reading {
  db: Reader;
  locale: Locale;
  now: Date;
}

/** How the term of a member stands with being renewed; null where it has no end. */
async function termView(
  { membership }: Pick<OwnInstitution, "membership">,
  { db, locale, now }: Reading,
  rules: AssociationSettings,
): Promise<TermView | null> {
  const today = dayOf(now);
  const { endsOn, graceUntil } = membership;
  if (endsOn === null) return null;
  const isOpen = isToRenew(endsOn, today, rules);
  const isAsked = (await findRenewal(db, membership.id)) !== null;
  const standing = standingOf(membership, today);
  const state = !isOpen ? "early" : isAsked ? "asked" : standing === "active" ? "open" : standing;
  return {
    state: state === "in_grace" || state === "run_out" || state === "asked" || state === "early" ? state : "open",
    endsOn: formatDay(endsOn, locale),
    graceUntil: formatDay(graceUntil ?? endsOn, locale),
    opensOn: formatDay(renewalOpensOn(endsOn, rules), locale),
  };
}

/** What its own page says of the term of a member that can be renewed now; null where nothing is to be done. */
export async function renewalOn(own: OwnInstitution, reading: Reading): Promise<TermView | null> {
  const view = await termView(own, reading, await getAssociation(reading.db));
  return view?.state === "early" ? null : view;
}

/** The page on which a member asks for another term, filled from the profile and from the board. */
export async function renewalView(own: OwnInstitution, reading: Reading): Promise<RenewalView> {
  const { db, locale, now } = reading;
  const { institution, membership } = own;
  const rules = await getAssociation(db);
  const today = dayOf(now);
  const term = await termView(own, reading, rules);
  const next = renewedTerm(membership, today, rules.termYears);
  const { accreditedUntil } = institution;
  return {
    ...{ term, seen: membership.endsOn ?? "" },
    card: membershipCard(membership, { locale, today }),
    next: {
      from: formatDay(next.startsOn, locale),
      until: next.endsOn && formatDay(next.endsOn, locale),
    },
    doubts: await doubtsAbout(db, own, { lastDay: accreditedUntil, today }),
    ...(await entryView(own, { since: momentOn(membership.startsOn, "00:00"), back: "renewal" }, reading)),
    accredited: accreditedUntil && formatDay(accreditedUntil, locale),
    values: {
      accreditedUntil: accreditedUntil ?? "",
      hasNoLastDay: false,
      summary: (await findRenewal(db, membership.id))?.renewal.summary ?? "",
    },
  };
}

/** The institutions of a person whose term can be renewed now and has not been. */
export async function listToRenew(db: Reader, viewer: Viewer, now: Date) {
  const own = await listOwnInstitutions(db, viewer, dayOf(now));
  const mine = own.filter(({ member }) => canRenew(viewer, member));
  if (mine.length === 0) return [];
  const rules = await getAssociation(db);
  const today = dayOf(now);
  const found = await Promise.all(
    mine.map(async ({ institution, membership }) => {
      const { endsOn, graceUntil } = membership;
      const standing = standingOf(membership, today);
      if (standing === "run_out" || !isToRenew(endsOn, today, rules)) return [];
      if (await findRenewal(db, membership.id)) return [];
      const day = standing === "in_grace" ? (graceUntil ?? endsOn) : endsOn;
      return [{ institution, day, isInGrace: standing === "in_grace" }];
    }),
  );
  return found.flat();
}

/** What the secretariat reads of a member that has asked for another term; null while it has not. */
export async function renewalAsked(
  found: Pick<OwnInstitution, "membership" | "institution">,
  { db, locale, now }: Reading,
): Promise<RenewalAskedView | null> {
  const asked = await findRenewal(db, found.membership.id);
  if (!asked) return null;
  const { renewal, askedBy } = asked;
  const { accreditedUntil: lastDay } = found.institution;
  return {
    ...{ by: askedBy ?? "", on: formatDate(renewal.askedAt, locale), summary: renewal.summary },
    doubts: await doubtsAbout(db, found, { lastDay, today: dayOf(now) }),
  };
}
