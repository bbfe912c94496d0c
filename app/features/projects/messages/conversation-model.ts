import type { ThreadView } from "#app/features/conversations/thread-model.ts";
import type { StatusView, TitleView } from "../project/project-model.ts";
import type { PlaceSide } from "./conversation.policy.ts";

/** A conversation as somebody of one of its two institutions reads it. */
export interface ConversationView {
  id: string;
  side: PlaceSide;
  title: string;
  /** The institution on the other side. */
  other: string;
  project: { title: TitleView; to: string | null };
  /** The page on which the interest is answered, or the place. */
  desk: { label: string; to: string } | null;
  role: string;
  status: StatusView;
  thread: ThreadView;
  /** Why this person does not write at present. */
  hindrance: "barred" | "closed" | "over" | "not-member" | null;
}
