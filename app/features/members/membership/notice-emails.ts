import { linkOf, subjectOf } from "#app/features/letters/kind-words.ts";
import { composeLetter, type LetterFrame } from "#app/features/letters/letter.ts";
import type { TerminationGround } from "#db/vocabulary.ts";

/** What happens to the notice that a membership is to be ended. */
export type NoticeNews = "given" | "answered" | "unanswered" | "dropped";

interface NoticeLetter {
  /** In the reader's language. */
  institution: string;
  number: string;
  ground: TerminationGround;
  /** In the words of whoever proposed it. */
  reason: string;
  /** The last day on which the member can answer. */
  day: string;
  leadsProjects: boolean;
  isForVote: boolean;
  url: string;
}

/** To those who speak for the member, and to whoever decides: how its hearing stands. */
export function noticeLetter(frame: LetterFrame, news: NoticeNews, letter: NoticeLetter) {
  const { t, reader } = frame;
  const { institution, number, day, url, reason, leadsProjects, isForVote } = letter;
  const words = { institution, number, day, ground: t(`vocabulary:termination_ground.${letter.ground}`) };
  const isSecretariat = reader === "secretariat";
  const decide = t(isForVote ? "members-mail:notice.next_vote" : "members-mail:notice.next_secretariat");
  const after = {
    given: [reason, t("members-mail:notice.given.next", words), leadsProjects ? t("members-mail:notice.projects") : ""],
    answered: [isSecretariat ? decide : t("members-mail:notice.answered.next")],
    unanswered: [decide],
    dropped: [t("members-mail:notice.dropped.next")],
  }[news];
  const read = t(isSecretariat ? "members-mail:action_secretariat" : "members-mail:notice.action_read");
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
