import { askedUntil, judges } from "#app/features/accounts/judges.ts";
import { CORRECTED_WITHIN_MS } from "./discussion.ts";

/** What has become of a post. */
interface PostState {
  authorId: string;
  removedAt: Date | null;
  hiddenAt: Date | null;
  askedAgainAt: Date | null;
  settledAt: Date | null;
}

/** How somebody stands to a discussion. */
export interface Standing {
  userId: string;
  isWriting: boolean;
  isLead: boolean;
  isCoordinator: boolean;
}

/** Written so lately that its author may correct it. */
export const isFresh = ({ createdAt }: { createdAt: Date }, now: Date): boolean =>
  now.getTime() - createdAt.getTime() < CORRECTED_WITHIN_MS;

/** A post is its author's as long as it is there and nobody has hidden it. */
export const isOwnPost = ({ authorId, removedAt, hiddenAt }: PostState, { userId, isWriting }: Standing): boolean =>
  isWriting && authorId === userId && removedAt === null && hiddenAt === null;

/** Reading what is hidden: its author, and those who decide about it. */
export const seesHidden = ({ authorId }: PostState, { userId, isLead, isCoordinator }: Standing): boolean =>
  authorId === userId || isLead || isCoordinator;

/** Hiding what others wrote: the lead, until a coordinator has said that it is shown; a coordinator at any time. */
export function canHide(post: PostState, { userId, isLead, isCoordinator }: Standing): boolean {
  const { authorId, removedAt, hiddenAt, settledAt } = post;
  if (authorId === userId || removedAt !== null || hiddenAt !== null) return false;
  return isCoordinator || (isLead && settledAt === null);
}

/** Its author asks once that a coordinator look at it, while there is time: until that moment; null where it is not for asking. */
export const asksUntil = ({ authorId, hiddenAt, askedAgainAt }: PostState, { userId }: Standing): Date | null =>
  authorId === userId && hiddenAt !== null && askedAgainAt === null ? askedUntil({ hiddenAt }) : null;

type Hidden = PostState & { hiddenById: string | null };

const concernedBy = ({ authorId, hiddenById }: Hidden) => [authorId, ...(hiddenById === null ? [] : [hiddenById])];

/** A coordinator answers that: whoever hid it or wrote it only where there is no other. */
export function canSettle(
  post: Hidden,
  { userId, isCoordinator }: Standing,
  coordinatorIds: readonly string[],
): boolean {
  const { hiddenAt, askedAgainAt, settledAt } = post;
  const isAsked = hiddenAt !== null && askedAgainAt !== null && settledAt === null;
  return isAsked && isCoordinator && judges(userId, concernedBy(post), coordinatorIds);
}

/** It concerns whoever answers it, as there is nobody else. */
export const isSettledAlone = (post: Hidden, { userId }: Standing): boolean => concernedBy(post).includes(userId);
