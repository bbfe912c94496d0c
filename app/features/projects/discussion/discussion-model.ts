import type { ChoiceGroup } from "#app/ui/grouped-choices.tsx";
import type { TitleView } from "../project/project-model.ts";

/** When something was written, to the minute. */
interface WrittenAt {
  dateTime: string;
  text: string;
}

/** What the pages of a discussion say first. */
export interface DiscussionHead {
  title: string;
  project: { title: TitleView; to: string };
  /** The work goes on; afterwards it is only read. */
  isUnderWay: boolean;
}

export interface TopicView {
  id: string;
  title: string;
  /** The page with the first post that is new for the reader, or the topic. */
  to: string;
  author: string;
  at: WrittenAt;
  posts: number;
  unread: number;
}

/** Who may be told by letter, in the groups of their institutions. */
export type NamableGroups = ChoiceGroup[];

/** The topics of a project. */
export interface TopicsView extends DiscussionHead {
  topics: TopicView[];
  page: number;
  total: number;
  /** Null for whoever may not write, and where no more may be opened. */
  newTopic: { id: string } | null;
  isFull: boolean;
  namable: NamableGroups;
}

export interface PostView {
  id: string;
  author: string;
  at: WrittenAt;
  state: "shown" | "hidden" | "removed";
  /** As `richText` makes it; null for whoever does not read it. */
  html: string | null;
  isUnread: boolean;
  isCorrected: boolean;
  /** Of a hidden post, for whoever reads it: why, what its author answered, and what a coordinator said to that. */
  reason: string | null;
  askedAgain: string | null;
  isKept: boolean;
  /** Null for whoever may not. */
  correct: { version: string; body: string; title: string | null } | null;
  mayRemove: boolean;
  mayHide: boolean;
  /** Until when its author may ask that a coordinator look at it; null where that is over or not for asking. */
  asksUntil: string | null;
  maySettle: boolean;
  /** Nobody else is there to settle it. */
  isAlone: boolean;
}

/** A topic with the posts of one page. */
export interface PostsView extends DiscussionHead {
  id: string;
  to: string;
  posts: PostView[];
  page: number;
  total: number;
  mayWrite: boolean;
  isFull: boolean;
  namable: NamableGroups;
}
