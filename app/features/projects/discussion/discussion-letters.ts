import { linkOf, subjectOf } from "#app/features/letters/kind-words.ts";
import { LETTERS } from "#app/features/letters/kinds.ts";
import { composeLetter, type Letter, type LetterFrame } from "#app/features/letters/letter.ts";
import type { Locale } from "#db/locales.ts";
import { type Titled, titleIn } from "../project/project-title.ts";
import { postPath, topicPath } from "./discussion.ts";

type DiscussionLetterKind = `project-discussion_${"named" | "hidden" | "shown" | "kept" | "look_again"}`;

/** What a letter of a discussion tells: of which project, and where. */
export interface Told {
  project: Titled & { id: string; slug: string };
  topicId: string;
  /** Null where it is the topic. */
  postId: string | null;
  origin: string;
}

/** Nothing of what was written in a discussion leaves the portal: which project, what it is about, and the way. */
export function discussionLetter(
  frame: LetterFrame,
  kind: DiscussionLetterKind,
  { project, topicId, postId, origin }: Told,
  { reason, until }: { reason?: string; until?: (locale: Locale) => string } = {},
): Letter {
  const { t, locale } = frame;
  const values = { project: titleIn(locale, project).text, until: until?.(locale) };
  const path = postId === null ? topicPath(project.slug, topicId) : postPath(project.slug, topicId, postId);
  return composeLetter(frame, {
    subject: subjectOf(t, kind, values),
    paragraphs: [
      t(`${LETTERS[kind].words}.body`, values),
      ...(reason ? [[t("projects-mail:discussion.reason"), reason].join("\n")] : []),
    ],
    action: { label: linkOf(t, kind), url: origin + path },
  });
}
