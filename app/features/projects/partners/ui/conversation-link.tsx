import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Badge } from "#app/ui/badge.tsx";
import type { ConversationLink as ConversationLinkView } from "../desk-model.ts";

interface ConversationLinkProps extends ConversationLinkView {
  /** Nothing is answered yet, so that a question may come before. */
  isBeforeAnswer?: boolean;
}

/** The way to what two institutions write to each other, with what is new in it. */
export function ConversationLink({ to, unread, isBeforeAnswer = false }: ConversationLinkProps) {
  const { t } = useTranslation("projects");
  return (
    <p className="row">
      <Link to={to}>{t(isBeforeAnswer ? "conversation.ask" : "conversation.link")}</Link>
      {unread > 0 && <Badge tone="info">{t("conversations:unread_count", { count: unread })}</Badge>}
    </p>
  );
}
