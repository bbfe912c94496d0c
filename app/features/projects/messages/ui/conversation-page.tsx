import type { SubmissionResult } from "@conform-to/react";
import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { LostText } from "#app/features/contact/ui/lost-text.tsx";
import { MessageForm } from "#app/features/conversations/ui/message-form.tsx";
import { Thread } from "#app/features/conversations/ui/thread.tsx";
import { Badge } from "#app/ui/badge.tsx";
import { Callout } from "#app/ui/callout.tsx";
import { Facts } from "#app/ui/facts.tsx";
import { OwnWords } from "#app/ui/own-words.tsx";
import { RefusalHere } from "#app/ui/refusal-here.tsx";
import type { ConversationView } from "../conversation-model.ts";

interface ConversationPageProps {
  view: ConversationView;
  lastResult: SubmissionResult | undefined;
}

/** What two institutions write to each other about a place in a project. */
export function ConversationPage({ view, lastResult }: ConversationPageProps) {
  const { t } = useTranslation("projects");
  const { project, desk, role, status, thread, side, hindrance, other } = view;
  const title = <OwnWords {...project.title} />;
  const label = t("conversation.label", { institution: other });
  return (
    <>
      <RefusalHere lastResult={lastResult} />
      <Facts
        items={[
          { term: t("conversation.project"), value: project.to ? <Link to={project.to}>{title}</Link> : title },
          { term: t("interest.field.role"), value: <OwnWords text={role} /> },
          { term: t("places.status"), value: <Badge tone={status.tone}>{status.label}</Badge> },
        ]}
      />
      {desk && (
        <p>
          <Link to={desk.to}>{desk.label}</Link>
        </p>
      )}
      <Thread entries={thread.entries} />
      {hindrance ? (
        <>
          <Callout tone="neutral">
            <p>{t(`conversation.hindrance.${hindrance}`)}</p>
          </Callout>
          <LostText lastResult={lastResult} labels={{ body: label }} />
        </>
      ) : (
        <>
          <p className="field-help">{t(`conversation.who_reads.${side}`, { institution: other })}</p>
          <MessageForm
            label={label}
            awaitedSince={thread.awaitedSince}
            awaited={t("conversation.awaited")}
            hasIncoming={thread.entries.some((entry) => entry.kind === "message" && entry.isFromOther)}
            lastResult={lastResult}
          />
        </>
      )}
    </>
  );
}
