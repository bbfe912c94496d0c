import { isBarred } from "#app/features/contact/bar.server.ts";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import type { Side } from "#app/features/conversations/conversation.ts";
import { markRead, markUnread } from "#app/features/conversations/reading-marks.server.ts";
import { letWait, settle, writeMessage, type Written } from "#app/features/conversations/write-message.server.ts";
import { dayNow } from "#app/platform/days.ts";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { StoredFile } from "#app/platform/stored-file.server.ts";
import type { Reader } from "#db/index.server.ts";
import { getAudience } from "../project/project-audience.server.ts";
import { isOver, mayWriteIn, type PlaceSide } from "./conversation.policy.ts";
import { findConversation, type FoundConversation, sidesOf } from "./find-conversation.server.ts";
import { conversationOf } from "./place-conversation.ts";
import { tellOfMessage } from "./tell-of-message.server.ts";

type Context = Pick<Services, "withTransaction" | "clock" | "config">;

interface NewMessage {
  id: string;
  body: string;
  file: StoredFile | null;
}

type Hindrance = "barred" | "closed" | "over" | "not-member";
type WriteRefusal = Refusal<"not-found" | "too-many", Hindrance>;

/** Why somebody of one of the two sides does not write at present; null where nothing is in the way. */
export async function hindranceOf(
  db: Reader,
  found: FoundConversation,
  { actor, today }: { actor: Viewer; today: string },
): Promise<Refusal<never, Hindrance> | null> {
  if (found.project.status === "archived") return refused("closed");
  if (isOver(found.state)) return refused("over");
  if (!mayWriteIn(await getAudience(db, actor, today), sidesOf(found))) return refused("not-member");
  return (await isBarred(db, actor.id)) ? refused("barred") : null;
}

/** Writes to the other institution; its people are told by letter that there is a message. */
export function writeAboutPlace(
  { withTransaction, clock, config }: Context,
  { id, body, file }: NewMessage,
  actor: Viewer,
): Promise<Written | WriteRefusal> {
  const today = dayNow(clock);
  return withTransaction<Written | WriteRefusal>(async (tx) => {
    const found = await findConversation(tx, id, { viewer: actor, today });
    if (!found) return refused("not-found");
    const hindrance = await hindranceOf(tx, found, { actor, today });
    if (hindrance) return hindrance;
    const now = clock.now();
    const isFromLead = found.side === "lead";
    const message = { authorId: actor.id, isFromSecretariat: isFromLead, body, file, projectId: found.project.id };
    const written = await writeMessage(tx, conversationOf(found), message, now);
    if (!written.ok || written.id === null) return written;
    if (isFromLead) await letWait(tx, conversationOf(found), now, "other");
    else await settle(tx, conversationOf(found), "other");
    await tellOfMessage(tx, { found, origin: config.origin }, { key: written.id, authorId: actor.id, isFromLead }, now);
    return written;
  });
}

const SIDES = { lead: "secretariat", partner: "other" } as const satisfies Record<PlaceSide, Side>;

type Marked = Pick<FoundConversation, "kind" | "id"> & { side: PlaceSide };

/** Whoever opens a conversation has read it. Asked by pages that have found out that it is theirs to read. */
export function openConversation(
  { withTransaction, clock }: Pick<Context, "withTransaction" | "clock">,
  found: Marked,
  viewer: Viewer,
): Promise<void> {
  return withTransaction((tx) => markRead(tx, conversationOf(found), viewer.id, clock.now()));
}

/** The last message of the other side counts as unread again, for this person. */
export function leaveUnread(
  { withTransaction }: Pick<Context, "withTransaction">,
  found: Marked,
  viewer: Viewer,
): Promise<void> {
  return withTransaction((tx) => markUnread(tx, conversationOf(found), { userId: viewer.id, side: SIDES[found.side] }));
}

/** What was written to a side needs no answer of it. */
export function needNoAnswer({ withTransaction }: Pick<Context, "withTransaction">, found: Marked): Promise<boolean> {
  return withTransaction((tx) => settle(tx, conversationOf(found), SIDES[found.side]));
}
