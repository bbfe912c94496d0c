import { isCoordinator, type Viewer } from "#app/features/accounts/viewer.ts";
import { formatDate, formatDay, formatNumber } from "#app/i18n/format.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { dayOf } from "#app/platform/days.ts";
import type { Reader } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import { listFirstSteps } from "./first-steps.server.ts";
import { listToAcknowledge } from "../leaving/find-withdrawal.server.ts";
import { listToAnswer, listToObject } from "../hearing/find-notice.server.ts";
import { nameOf } from "../institution/institution-names.ts";
import { endOfOffer, listOffersTo } from "../people/main-role.server.ts";
import { listObjectionsToAnswer } from "../membership/objections.server.ts";
import { listRulingsToConfirm } from "../membership/ruling-queries.server.ts";
import { listChangesToAnswer, listOpenChanges } from "../registry-changes/list-registry-changes.server.ts";
import { listMergesToConfirm } from "../merging/find-merge.server.ts";
import { mergePath } from "../merging/merge-path.ts";
import { listNamesToConfirm } from "../renaming/find-renaming.server.ts";
import { listRenewalsAsked } from "../renewal/find-renewal.server.ts";
import { listToRenew } from "../renewal/renewal-view.server.ts";
import { listTiesToConfirm, TIES_PAGE } from "../ties/list-ties.server.ts";
import { listYearsToConfirm } from "../year/years-to-confirm.server.ts";
import { rulingOf } from "../institution/rulings.ts";
import { countUnreachable, UNREACHABLE_LIST, unreachableFor } from "../people/reachability.server.ts";

interface Waiting {
  to: string;
  title: string;
  detail: string;
  isUrgent?: boolean;
}

/** A release changes many at once: the inbox shows the first of them, their desk all. */
const MOST_CHANGES = 20;

/** A list brings in many at once of whom nobody can be reached: of more than these there is one line, which leads to all of them. */
const MOST_UNREACHABLE = 5;

interface Asked {
  viewer: Viewer;
  locale: Locale;
  now: Date;
}

async function unreachableOf(db: Reader, { viewer, locale, now }: Asked): Promise<Waiting[]> {
  const t = translator(locale);
  const first = await unreachableFor(db, viewer, now, MOST_UNREACHABLE + 1);
  if (first.length > MOST_UNREACHABLE) {
    const all = await countUnreachable(db, viewer, now);
    const detail = t("members:waiting.unreachable_many", { count: all, number: formatNumber(all, locale) });
    return [{ to: UNREACHABLE_LIST, title: t("members:waiting.unreachable_title"), detail }];
  }
  return first.map(({ institution, number, isInvited }) => ({
    to: `/memberships/${number}/people`,
    title: nameOf(institution, locale).name,
    detail: t(isInvited ? "members:waiting.unreachable_invited" : "members:waiting.unreachable"),
  }));
}

/**
 * What waits for a person in this room: an offer of the main role, the first steps of a new member; for the secretariat a
 * proposal that needs a second person, a member that wishes to leave or to renew its term, and members nobody can be reached for.
 */
export async function listMembersWaiting(db: Reader, { viewer, locale, now }: Asked): Promise<Waiting[]> {
  const t = translator(locale);
  const [
    offers,
    unreachable,
    rulings,
    steps,
    leaving,
    notices,
    ended,
    objections,
    years,
    terms,
    renewals,
    ties,
    names,
    merges,
    changes,
    asked,
  ] = await Promise.all([
    listOffersTo(db, viewer, now),
    unreachableOf(db, { viewer, locale, now }),
    listRulingsToConfirm(db, viewer, dayOf(now)),
    listFirstSteps(db, viewer, now),
    listToAcknowledge(db, viewer),
    listToAnswer(db, viewer, dayOf(now)),
    listToObject(db, viewer, dayOf(now)),
    listObjectionsToAnswer(db, viewer),
    listYearsToConfirm(db, viewer, now),
    listToRenew(db, viewer, now),
    listRenewalsAsked(db, viewer, dayOf(now)),
    listTiesToConfirm(db, viewer),
    listNamesToConfirm(db, viewer, now),
    listMergesToConfirm(db, viewer, now),
    isCoordinator(viewer) ? listOpenChanges(db, viewer) : [],
    listChangesToAnswer(db, viewer, dayOf(now)),
  ]);
  return [
    ...notices.map(({ institution, proposal }) => ({
      to: `/institution/notice?institution=${institution.id}`,
      title: nameOf(institution, locale).name,
      detail: t("members:waiting.notice", { day: formatDay(proposal.replyUntil ?? "", locale) }),
      isUrgent: true,
    })),
    ...ended.map(({ institution, proposal }) => ({
      to: `/institution/notice?institution=${institution.id}`,
      title: nameOf(institution, locale).name,
      detail: t("members:waiting.object", { day: formatDay(proposal.objectUntil ?? "", locale) }),
      isUrgent: true,
    })),
    ...asked.map(({ institution, change }) => ({
      to: `/institution/registry/${change.id}`,
      title: nameOf(institution, locale).name,
      detail: t("members:registry_changes.reply.waiting", { what: t(`members:registry_changes.fact.${change.fact}`) }),
    })),
    ...years.map(({ institution, year, standing, day }) => ({
      to: `/institution/year?institution=${institution.id}`,
      title: nameOf(institution, locale).name,
      detail: t(`members:waiting.year_${standing}`, { year, day: formatDay(day, locale) }),
    })),
    ...ties.map(({ institution, isResting }) => ({
      to: TIES_PAGE,
      title: nameOf(institution, locale).name,
      detail: t(`members:waiting.${isResting ? "tie_rests" : "tie_asked"}`),
    })),
    ...terms.map(({ institution, day, isInGrace }) => ({
      to: `/institution/renewal?institution=${institution.id}`,
      title: nameOf(institution, locale).name,
      detail: t(`members:waiting.${isInGrace ? "term_over" : "term_ends"}`, { day: formatDay(day ?? "", locale) }),
    })),
    ...offers.map(({ offer, institution }) => ({
      to: `/institution/handover?institution=${institution.id}`,
      title: nameOf(institution, locale).name,
      detail: t("members:waiting.offer", { day: formatDate(endOfOffer(offer), locale) }),
    })),
    ...rulings.map(({ institution, membership, proposal }) => ({
      to: `/memberships/${membership.number}`,
      title: nameOf(institution, locale).name,
      detail: t(`members:rulings.${rulingOf(proposal, membership)}.waiting`),
    })),
    ...objections.map(({ institution, membership }) => ({
      to: `/memberships/${membership.number}`,
      title: nameOf(institution, locale).name,
      detail: t("members:waiting.objection"),
    })),
    ...renewals.map(({ institution, membership }) => ({
      to: `/memberships/${membership.number}`,
      title: nameOf(institution, locale).name,
      detail: t("members:waiting.renewal"),
    })),
    ...names.map(({ institution, membership }) => ({
      to: `/memberships/${membership.number}/name`,
      title: nameOf(institution, locale).name,
      detail: t("members:waiting.renaming"),
    })),
    ...merges.map(({ merged: { institution, membership } }) => ({
      to: mergePath(membership.number),
      title: nameOf(institution, locale).name,
      detail: t("members:waiting.merge"),
    })),
    ...leaving.map(({ institution, membership }) => ({
      to: `/memberships/${membership.number}`,
      title: nameOf(institution, locale).name,
      detail: t("members:waiting.leaving"),
    })),
    ...unreachable,
    ...changes.slice(0, MOST_CHANGES).map(({ institution, change }) => ({
      to: `/memberships/registry/${change.id}`,
      title: nameOf(institution, locale).name,
      detail: t("members:registry_changes.waiting", { what: t(`members:registry_changes.fact.${change.fact}`) }),
    })),
    ...steps.map(({ step, institution, to }) => ({
      to,
      title: nameOf(institution, locale).name,
      detail: t(`members:waiting.${step}`),
    })),
  ];
}

/** How much of it waits on the pages of single memberships. */
export async function countMembershipsWaiting(db: Reader, viewer: Viewer, today: string): Promise<number> {
  const lists = await Promise.all([
    listRulingsToConfirm(db, viewer, today),
    listObjectionsToAnswer(db, viewer),
    listRenewalsAsked(db, viewer, today),
    listToAcknowledge(db, viewer),
  ]);
  return new Set(lists.flat().map(({ membership }) => membership.id)).size;
}
