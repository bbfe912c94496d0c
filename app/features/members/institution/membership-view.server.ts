import { lineOf } from "#app/i18n/isolate.ts";
import type { TFunction } from "i18next";
import { formatDate, formatDateTime, formatDay } from "#app/i18n/format.server.ts";
import { vocabularyLabel } from "#app/i18n/vocabulary-label.server.ts";
import type { MembershipCategory } from "#db/vocabulary.ts";
import type { CategoryView } from "./ui/profile-model.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { dayOf } from "#app/platform/days.ts";
import type { Locale } from "#db/locales.ts";
import { CLOCK_REASONS } from "./clock-reasons.ts";
import { earlierNameLines, nameOf } from "./institution-names.ts";
import type { MembershipCheck } from "./membership-check.server.ts";
import { type Standing, standingOf } from "./membership.ts";
import type { findMembership, listDroppedProposals, listMembershipChanges } from "./membership-queries.server.ts";
import { isEntitled } from "./rights.ts";
import { rulingOf } from "./rulings.ts";
import type { CheckView, MembershipCardView } from "./ui/membership-model.ts";

type MembershipRow = NonNullable<Awaited<ReturnType<typeof findMembership>>>["membership"];

/** The name of a standing, or what it means for the institution. */
export function standingWord(standing: Standing, word: "title" | "explain", t: TFunction): string {
  return standing === "run_out" || standing === "to_begin" || standing === "in_grace"
    ? t(`members:${standing}.${word}`)
    : t(`vocabulary:membership_status.${standing}.${word}`);
}

/** A category of membership with its name. */
export function categoryView(code: MembershipCategory, locale: Locale): CategoryView {
  return { code, label: vocabularyLabel(`membership_category.${code}.title`, locale) };
}

interface Reading {
  locale: Locale;
  today: string;
}

/** Number, category, dates and state of a membership, in words. */
export function membershipCard(membership: MembershipRow, { locale, today }: Reading): MembershipCardView {
  const t = translator(locale);
  const { number, category, startsOn, endsOn } = membership;
  const standing = standingOf(membership, today);
  return {
    number,
    category: categoryView(category, locale),
    status: { code: standing, label: standingWord(standing, "title", t) },
    since: { iso: startsOn, text: formatDay(startsOn, locale) },
    until: endsOn === null ? null : { iso: endsOn, text: formatDay(endsOn, locale) },
    hasVote: isEntitled(membership, "vote", today),
  };
}

function notValidView(check: Extract<MembershipCheck, { answer: "not-valid" }>, locale: Locale) {
  const { answer, why, number } = check;
  if (why === "merged") {
    const { institution, membership } = check.into;
    const into = { name: nameOf(institution, locale).name, number: membership.number, slug: institution.slug };
    return { answer, why, number, day: formatDay(check.endedOn, locale), into };
  }
  if (why !== "ended") return { answer, why, number };
  return { answer, why, number, since: formatDay(check.startsOn, locale), until: formatDay(check.endedOn, locale) };
}

/** The answer to a membership check, in words. */
export function checkView(check: MembershipCheck, now: Date, locale: Locale): CheckView {
  const today = { iso: dayOf(now), text: formatDate(now, locale) };
  switch (check.answer) {
    case "unknown":
      return { answer: "unknown" };
    case "not-valid":
      return { ...notValidView(check, locale), today };
    case "valid": {
      const { institution, membership } = check;
      const card = membershipCard(membership, { locale, today: today.iso });
      const { endsOn, graceUntil } = membership;
      const isInGrace = card.status.code === "in_grace" && endsOn !== null && graceUntil !== null;
      const grace = isInGrace ? { until: formatDay(endsOn, locale), day: formatDay(graceUntil, locale) } : null;
      const { slug, otherNames } = institution;
      const names = { name: nameOf(institution, locale), formerly: formerlyLines(otherNames, locale) };
      return { answer: "valid", ...names, slug, card, today, grace };
    }
  }
}

/** What papers from before a change of name call an institution: one sentence for each year in which names ended. */
export function formerlyLines(otherNames: Parameters<typeof earlierNameLines>[0], locale: Locale): string[] {
  const t = translator(locale);
  return earlierNameLines(otherNames).map(({ names, until }) =>
    t("members:profile.formerly", {
      names: names.map((name) => t("members:profile.former_name", { name, until })).join(" · "),
    }),
  );
}

type ChangeRow = Awaited<ReturnType<typeof listMembershipChanges>>[number];

/** What the first change of every admission says instead of a reason. */
export const ADMITTED = "admitted";

/** What it says of a member that came with a list, and was one before. */
export const LISTED = "listed";

/** What a change says instead of a reason when the decision that admitted was corrected. */
export const CORRECTED = "corrected";

/** What it says when the institution has left at its own wish. */
export const LEFT = "left";

/** What it says when nobody has renewed a term, and its days of grace are over. */
export const LAPSED = "lapsed";

/** What the first change says of a membership that came with the folder of another portal. */
export const REBUILT = "rebuilt";

/** What it says of a record that went into another, and when that was undone. */
export const MERGED = "merged";
export const UNMERGED = "unmerged";

const WORDS = [ADMITTED, MERGED, UNMERGED, LISTED, REBUILT, CORRECTED, LEFT, LAPSED, ...CLOCK_REASONS] as const;
const wordOf = (reason: string) => WORDS.find((word) => word === reason);

/** The history of a membership for the secretariat, oldest first. */
export function changeViews(changes: ChangeRow[], locale: Locale) {
  const t = translator(locale);
  return changes.map(({ id, status, category, reason, actorName, proposerName, ballot, createdAt }) => ({
    id,
    title: wordOf(reason)
      ? t(`members:memberships.${wordOf(reason) ?? ADMITTED}`)
      : category
        ? t("members:memberships.category", { category: categoryView(category, locale).label })
        : t(`vocabulary:membership_status.${status}.title`),
    meta: lineOf(
      [
        proposerName && ballot
          ? t("members:memberships.by_vote", { proposer: proposerName, ...ballot })
          : proposerName && actorName
            ? t("members:memberships.by_two", { proposer: proposerName, actor: actorName })
            : actorName,
        formatDateTime(createdAt, locale),
      ],
      " · ",
    ),
    body: wordOf(reason) ? null : reason,
  }));
}

type DroppedRow = Awaited<ReturnType<typeof listDroppedProposals>>[number];

function droppedView(row: DroppedRow, changes: ChangeRow[], locale: Locale) {
  const t = translator(locale);
  const { id, reason, declinedFor, outcome, proposerName, settlerName, ballot, createdAt, settledAt } = row;
  const status = changes.findLast((change) => change.createdAt <= createdAt)?.status ?? "active";
  const names = { proposer: proposerName ?? "", actor: settlerName ?? "" };
  const how = ballot
    ? t("members:memberships.by_vote", { ...names, ...ballot })
    : t(`members:memberships.${outcome === "declined" ? "declined" : "taken_back"}`, names);
  return {
    ...{ id, title: t(`members:rulings.${rulingOf(row, { status })}.proposed`) },
    body:
      declinedFor === null ? reason : `${reason}\n\n${t("members:memberships.declined_for", { reason: declinedFor })}`,
    meta: lineOf([how, formatDateTime(settledAt ?? createdAt, locale)], " · "),
  };
}

/** The history with what was proposed and came to nothing, which the institution may not have heard of. */
export function historyViews(changes: ChangeRow[], dropped: DroppedRow[], locale: Locale) {
  const views = changeViews(changes, locale).map((view, at) => ({ view, at: changes[at]?.createdAt ?? new Date(0) }));
  const others = dropped.map((row) => ({
    view: droppedView(row, changes, locale),
    at: row.settledAt ?? row.createdAt,
  }));
  return [...views, ...others].sort((a, b) => a.at.getTime() - b.at.getTime()).map(({ view }) => view);
}
