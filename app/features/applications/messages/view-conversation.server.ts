import { ACTIONS } from "#app/features/activity/actions.ts";
import { type ActivityRow, listActivity } from "#app/features/activity/activity-queries.server.ts";
import type { Message } from "#app/features/conversations/read-conversation.server.ts";
import type { EventView, ThreadReader, ThreadView } from "#app/features/conversations/thread-model.ts";
import { viewThread } from "#app/features/conversations/view-thread.server.ts";
import { formatDateTime } from "#app/i18n/format.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import type { Reader } from "#db/index.server.ts";
import { timeView } from "../file/review-dates.server.ts";
import { conversationOf } from "./conversation-of.ts";

type Told = Partial<Record<NonNullable<ActivityRow["action"]>, { applicant: string; secretariat: string }>>;

/** What stands between the messages, with the page that tells of it to each side. */
const TOLD: Told = {
  "application.submitted": { applicant: "/print", secretariat: "/answers" },
  "application.information_requested": { applicant: "", secretariat: "/answers" },
  "application.request_changed": { applicant: "", secretariat: "/answers" },
  "application.request_taken_back": { applicant: "", secretariat: "" },
  "application.information_sent": { applicant: "/print", secretariat: "/answers" },
  "application.deferred": { applicant: "", secretariat: "/decision" },
  "application.approved": { applicant: "", secretariat: "/decision" },
  "application.refused": { applicant: "", secretariat: "/decision" },
  "application.withdrawn": { applicant: "", secretariat: "" },
  "application.expired": { applicant: "", secretariat: "" },
};

/** What applicant and secretariat wrote to each other, for one of them. To the applicant no person of the secretariat is named. */
export async function viewConversation(db: Reader, applicationId: string, reader: ThreadReader): Promise<ThreadView> {
  const t = translator(reader.locale);
  const authorOf = ({ isFromSecretariat, author }: Message) => {
    if (!reader.isOfSecretariat) return isFromSecretariat ? t("applications:side.secretariat") : author;
    return isFromSecretariat ? author : `${t("applications:side.applicant")}: ${author}`;
  };
  const events = await listEvents(db, applicationId, reader);
  return viewThread(db, conversationOf(applicationId), { reader, events, authorOf });
}

async function listEvents(db: Reader, applicationId: string, reader: ThreadReader): Promise<EventView[]> {
  const t = translator(reader.locale);
  const rows = await listActivity(db, "application", applicationId, "public");
  return rows.flatMap(({ id, action, createdAt }): EventView[] => {
    const pages = action && TOLD[action];
    if (!pages) return [];
    const to = reader.isOfSecretariat
      ? `/review/${applicationId}${pages.secretariat}`
      : `/applications/${applicationId}${pages.applicant}`;
    const at = timeView(createdAt, formatDateTime(createdAt, reader.locale));
    return [{ kind: "event", id, text: t(ACTIONS[action].sentence), to, at }];
  });
}
