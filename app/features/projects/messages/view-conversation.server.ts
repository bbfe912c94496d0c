import { viewThread } from "#app/features/conversations/view-thread.server.ts";
import type { EventView } from "#app/features/conversations/thread-model.ts";
import type { Message } from "#app/features/conversations/read-conversation.server.ts";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { formatDateTime } from "#app/i18n/format.server.ts";
import type { Reader } from "#db/index.server.ts";
import { getAudience } from "../project/project-audience.server.ts";
import { findProjectById } from "../project/project-queries.server.ts";
import { titleIn } from "../project/project-title.ts";
import { interestStatus, nameView, partnerStatus, type Words } from "../project/project-words.server.ts";
import type { ConversationView } from "./conversation-model.ts";
import type { FoundConversation } from "./find-conversation.server.ts";
import type { PlaceSide } from "./conversation.policy.ts";
import { conversationOf } from "./place-conversation.ts";
import { hindranceOf } from "./write-about-place.server.ts";

type Found = FoundConversation & { side: PlaceSide };

const statusOf = ({ state }: Found, words: Words) =>
  state.of === "interest" ? interestStatus(words, state) : partnerStatus(words, state.status);

/** What happened between the messages: how it began, and how it was answered last. */
function eventsOf(found: Found, words: Words): EventView[] {
  const { t, locale } = words;
  const event = (id: string, at: Date, text: string): EventView => ({
    ...{ kind: "event", id, text, to: null },
    at: { dateTime: at.toISOString(), text: formatDateTime(at, locale) },
  });
  const begun = event("begun", found.begunAt, t(`projects:conversation.begun.${found.kind}`));
  if (!found.answeredAt) return [begun];
  return [begun, event("answered", found.answeredAt, statusOf(found, words).label)];
}

/** A conversation as this person reads it, with what is in the way of writing on. */
export async function conversationView(
  db: Reader,
  found: Found,
  { viewer, words }: { viewer: Viewer; words: Words },
): Promise<ConversationView> {
  const { side, project } = found;
  const [lead, institution] = [nameView(words, found.lead), nameView(words, found.institution)];
  const reader = { userId: viewer.id, isOfSecretariat: side === "lead", locale: words.locale };
  const authorOf = ({ author, isFromSecretariat }: Message) =>
    [author, isFromSecretariat ? lead : institution].filter(Boolean).join(", ");
  const thread = await viewThread(db, conversationOf(found), { reader, events: eventsOf(found, words), authorOf });
  const isVisible = (await findProjectById(db, project.id, await getAudience(db, viewer, words.today))) !== null;
  const to = `/projects/${project.slug}`;
  const isPlace = found.state.of === "place" && side === "partner";
  const label = words.t(
    isPlace ? "projects:partnership.title" : `projects:interest.${side === "lead" ? "received" : "own"}`,
  );
  const other = side === "lead" ? institution : lead;
  return {
    ...{ id: found.id, side, other, role: found.role, thread },
    title: words.t("projects:conversation.title", { institution: other }),
    project: { title: titleIn(words.locale, project), to: isVisible ? to : null },
    desk: isVisible ? { label, to: isPlace ? `${to}/partnership` : `${to}/interests` } : null,
    status: statusOf(found, words),
    hindrance: (await hindranceOf(db, found, { actor: viewer, today: words.today }))?.reason ?? null,
  };
}
