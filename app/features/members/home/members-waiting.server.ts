import { isCoordinator, type Viewer } from "#app/features/accounts/viewer.ts";
import { formatNumber } from "#app/i18n/format.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { dayOf } from "#app/platform/days.ts";
import type { Reader } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import { listToAcknowledge } from "../leaving/find-withdrawal.server.ts";
import { nameOf } from "../institution/institution-names.ts";
import { listObjectionsToAnswer } from "../membership/objections.server.ts";
import { listRulingsToConfirm } from "../membership/ruling-queries.server.ts";
import { listOpenChanges } from "../registry-changes/list-registry-changes.server.ts";
import { listMergesToConfirm } from "../merging/find-merge.server.ts";
import { mergePath } from "../merging/merge-path.ts";
import { listNamesToConfirm } from "../renaming/find-renaming.server.ts";
import { listRenewalsAsked } from "../renewal/find-renewal.server.ts";
import { rulingOf } from "../institution/rulings.ts";
import { countUnreachable, UNREACHABLE_LIST, unreachableFor } from "../people/reachability.server.ts";

interface Waiting {
  to: string;
  title: string;
  detail: string;
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
 * What waits for the secretariat in this room: a proposal that needs a second person, a member that wishes to leave or to
 * renew its term, and members nobody can be reached for. What a member's own people are to do is in `own-tasks`.
 */
export async function listMembersWaiting(db: Reader, { viewer, locale, now }: Asked): Promise<Waiting[]> {
  const t = translator(locale);
  const today = dayOf(now);
  const [unreachable, rulings, leaving, objections, renewals, names, merges, changes] = await Promise.all([
    unreachableOf(db, { viewer, locale, now }),
    listRulingsToConfirm(db, viewer, today),
    listToAcknowledge(db, viewer),
    listObjectionsToAnswer(db, viewer),
    listRenewalsAsked(db, viewer, today),
    listNamesToConfirm(db, viewer, now),
    listMergesToConfirm(db, viewer, now),
    isCoordinator(viewer) ? listOpenChanges(db, viewer) : [],
  ]);
  return [
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
