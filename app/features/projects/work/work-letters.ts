import { linkOf, subjectOf } from "#app/features/letters/kind-words.ts";
import { LETTERS } from "#app/features/letters/kinds.ts";
import { composeLetter, type Letter, type LetterFrame } from "#app/features/letters/letter.ts";
import { type Titled, titleIn } from "../project/project-title.ts";

/** What is told of the work of a project. Nothing of what it says leaves the portal: which project, what it is, and the way. */
type WorkLetterKind =
  | "project-milestone_due"
  | "project-milestone_given"
  | `project-task_${"given" | "changed" | "taken_back"}`
  | "project-progress_due";

type MeetingLetterKind = `project-meeting_${"called" | "changed" | "cancelled"}`;

export function workLetter(
  frame: LetterFrame,
  kind: WorkLetterKind,
  { project, url }: { project: Titled; url: string },
): Letter {
  const { t, locale } = frame;
  const values = { project: titleIn(locale, project).text };
  return composeLetter(frame, {
    subject: subjectOf(t, kind, values),
    paragraphs: [t(`${LETTERS[kind].words}.body`, values)],
    action: { label: linkOf(t, kind), url },
  });
}

/** Of a meeting is told which it is and when, so that a letter in a full inbox is understood; where and on what, says the page. */
export function meetingLetter(
  frame: LetterFrame,
  kind: MeetingLetterKind,
  { project, url, title, when }: { project: Titled; url: string; title: string; when: string },
): Letter {
  const { t, locale } = frame;
  const values = { project: titleIn(locale, project).text, meeting: title, when };
  return composeLetter(frame, {
    subject: subjectOf(t, kind, values),
    paragraphs: [t(`${LETTERS[kind].words}.body`, values)],
    action: { label: linkOf(t, kind), url },
  });
}
