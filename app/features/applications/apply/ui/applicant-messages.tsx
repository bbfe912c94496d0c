import { useTranslation } from "react-i18next";
import { Thread } from "#app/features/conversations/ui/thread.tsx";
import { Badge } from "#app/ui/badge.tsx";
import { LinkButton } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import type { StatusPage } from "../status-model.ts";

/** The last that was written with the secretariat, and the way to all of it: it is read and answered on its own page. */
export function ApplicantMessages({ page: { id, messages } }: { page: Pick<StatusPage, "id" | "messages"> }) {
  const { t } = useTranslation("applications");
  const { last, total, unread } = messages;
  return (
    <Card
      title={t("messages.title")}
      id="messages"
      aside={unread > 0 && <Badge tone="info">{t("conversations:unread_count", { count: unread })}</Badge>}
    >
      <div className="stack">
        <Thread entries={last ? [last] : []} />
        <div>
          <LinkButton to={`/applications/${id}/messages`} variant={unread > 0 ? "primary" : "quiet"}>
            {total === 0 ? t("messages.label") : t("messages.all")}
          </LinkButton>
        </div>
      </div>
    </Card>
  );
}
