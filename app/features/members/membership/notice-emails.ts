import { linkOf, subjectOf } from "#app/features/letters/kind-words.ts";
import { composeLetter, type LetterFrame } from "#app/features/letters/letter.ts";
import type { TerminationGround } from "#db/vocabulary.ts";

/** What happens to the notice that a membership is to be ended. */
export type NoticeNews = "given" | "answered" | "unanswered" | "dropped";

export type NoticeReader = "member" | "proposer" | "decider";

interface NoticeLetter {
  reader: NoticeReader;
  /** In the reader's language. */
  institution: string;
  number: string;
  ground: TerminationGround;
  /** In the words of whoever proposed it. */
  reason: string;
  /** The last day on which the member can answer. */
  day: string;
  leadsProjects: boolean;
  /** What the member has answered. */
  reply: string | null;
  isForVote: boolean;
  url: string;
}

/** To those who speak for the member, and to whoever decides: how its hearing stands. */
export function noticeLetter(frame: LetterFrame, news: NoticeNews, letter: NoticeLetter) {
  const { t } = frame;
  const { reader, institution, number, day, url, reason, reply, leadsProjects, isForVote } = letter;
  const words = { institution, number, day, ground: t(`vocabulary:termination_ground.${letter.ground}`) };
  const isMember = reader === "member";
  const decision = reader === "proposer" ? "proposer" : isForVote ? "vote" : "secretariat";
  const decide = t(`members-mail:notice.next_${decision}`);
  const after = {
    given: [reason, t("members-mail:notice.given.next", words), leadsProjects ? t("members-mail:notice.projects") : ""],
    answered: isMember
      ? [t("members-mail:notice.answered.next"), t("members-mail:notice.answered.copy"), reply ?? ""]
      : [decide],
    unanswered: [decide],
    dropped: [t("members-mail:notice.dropped.next")],
  }[news];
  const read = t(isMember ? "members-mail:notice.action_read" : "members-mail:action_secretariat");
  return composeLetter(frame, {
    subject: subjectOf(t, `membership-notice_${news}`, words),
    paragraphs: [t(`members-mail:notice.${news}.text`, words), ...after],
    action: { label: news === "given" ? linkOf(t, "membership-notice_given") : read, url },
  });
}

interface TerminationLetter extends Pick<NoticeLetter, "institution" | "number" | "url"> {
  /** Each that it led, with its page. */
  projects: { label: string; url: string }[];
}

/** To the coordinators of a member that was put out: the projects it led, which somebody has to see to. */
export function terminationLetter(frame: LetterFrame, { institution, number, url, projects }: TerminationLetter) {
  const { t } = frame;
  return composeLetter(frame, {
    subject: subjectOf(t, "membership-terminated", { institution }),
    paragraphs: [
      t("members-mail:terminated.secretariat", { institution, number }),
      projects.length > 0
        ? { lead: t("members-mail:terminated.projects"), pages: projects }
        : t("members-mail:terminated.no_projects"),
    ],
    action: { label: t("members-mail:action_secretariat"), url },
  });
}
