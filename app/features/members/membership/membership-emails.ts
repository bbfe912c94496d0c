import { subjectOf } from "#app/features/letters/kind-words.ts";
import { composeLetter, type LetterFrame } from "#app/features/letters/letter.ts";
import type { MembershipCategory, RulingKind, TerminationGround } from "#db/vocabulary.ts";
import { clockReasonOf, isClockSuspension } from "../institution/clock-reasons.ts";

interface MembershipLetter {
  /** In the reader's language. */
  institution: string;
  number: string;
  /** In the words of whoever proposed or ruled. */
  reason: string;
  url: string;
}

/** What became of a membership. */
export type RulingNews = "suspended" | "reinstated" | "renewed" | "recategorised" | "terminated";

interface Ruled {
  isByVote: boolean;
  /** Which the membership has now. */
  category: MembershipCategory;
  /** Of a termination. */
  ground: TerminationGround | null;
  /** Until when the member can object to it. */
  day: string | null;
  /** The last day of the membership as it stands now; null where it has none. */
  endsOn: string | null;
}

/** To every representative: what was ruled on the membership, by the secretariat or the council, why, and what follows. */
export function enforcedLetter(
  frame: LetterFrame,
  news: RulingNews,
  { institution, number, reason, url, isByVote, ...ruled }: MembershipLetter & Ruled,
) {
  const { t } = frame;
  const byClock = clockReasonOf(reason);
  const until = ruled.endsOn
    ? t("members-mail:renewed.until", { day: ruled.endsOn })
    : t("members-mail:renewed.no_end");
  if (byClock)
    return composeLetter(frame, {
      subject: subjectOf(t, `membership-${news}`, { institution }),
      paragraphs: [
        t(`members-mail:by_clock.${byClock}.text`, { institution, number }),
        ...(news === "renewed" ? [until] : []),
        t(`members-mail:by_clock.${byClock}.next`),
      ],
      action: { label: t(isClockSuspension(reason) ? "members-mail:year.action" : "members-mail:action"), url },
    });
  const category = t(`vocabulary:membership_category.${ruled.category}.title`);
  const ground = ruled.ground ? t(`vocabulary:termination_ground.${ruled.ground}`) : "";
  const said = t(`members-mail:${news}.${isByVote ? "by_vote" : "text"}`, { institution, number, category, ground });
  const next = {
    renewed: () => until,
    recategorised: () => t(`members-mail:recategorised.next_${ruled.category}`),
    suspended: () => t("members-mail:suspended.next"),
    reinstated: () => t("members-mail:reinstated.next"),
    terminated: () => t("members-mail:terminated.next", { day: ruled.day ?? "" }),
  }[news];
  return composeLetter(frame, {
    subject: subjectOf(t, `membership-${news}`, { institution }),
    paragraphs: [said, reason, next()],
    action: { label: t(news === "terminated" ? "members-mail:notice.action_read" : "members-mail:action"), url },
  });
}

interface Proposal {
  actor: string;
  isForVote: boolean;
  /** Until when the member can answer before anybody does; null where it is not asked. */
  replyUntil: string | null;
}

/** To those who may confirm it, or put it before the council: what somebody has proposed for a membership. */
export function rulingLetter(
  frame: LetterFrame,
  kind: RulingKind,
  { institution, number, actor, reason, url, isForVote, replyUntil }: MembershipLetter & Proposal,
) {
  const { t } = frame;
  const proposed = t(`members:rulings.${kind}.proposed`);
  return composeLetter(frame, {
    subject: subjectOf(t, replyUntil ? "membership-proposal-heard" : "membership-proposal", { institution }),
    paragraphs: [
      t("members-mail:proposal.text", { institution, number, actor, proposed }),
      reason,
      replyUntil
        ? t("members-mail:proposal.next_heard", { day: replyUntil })
        : t(isForVote ? "members-mail:proposal.next_vote" : "members-mail:proposal.next"),
    ],
    action: { label: t("members-mail:action_secretariat"), url },
  });
}

/** To who proposed it: what a second person has answered, or without one the council. */
export function proposalSettledLetter(
  frame: LetterFrame,
  kind: RulingKind,
  answer: "confirmed" | "declined",
  { url, reason, ...words }: Omit<MembershipLetter, "reason"> & { actor: string | null; reason: string | null },
) {
  const { t } = frame;
  const proposed = t(`members:rulings.${kind}.proposed`);
  return composeLetter(frame, {
    subject: subjectOf(t, `membership-proposal-${answer}`, words),
    paragraphs: [
      t(`members-mail:proposal_${answer}.${words.actor === null ? "by_vote" : "text"}`, { ...words, proposed }),
      ...(reason === null ? [] : [t("members-mail:proposal_declined.reason"), reason]),
    ],
    action: { label: t("members-mail:action_secretariat"), url },
  });
}

/** To those who were asked for an answer: the proposal was taken back. */
export function takenBackLetter(
  frame: LetterFrame,
  kind: RulingKind,
  { url, ...words }: Omit<MembershipLetter, "reason">,
) {
  const { t } = frame;
  const proposed = t(`members:rulings.${kind}.proposed`);
  return composeLetter(frame, {
    subject: subjectOf(t, "membership-proposal-taken_back", words),
    paragraphs: [t("members-mail:proposal_taken_back.text", { ...words, proposed })],
    action: { label: t("members-mail:action_secretariat"), url },
  });
}
