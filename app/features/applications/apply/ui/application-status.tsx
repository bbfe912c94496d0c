import { useTranslation } from "react-i18next";
import type { ApplicationStatus } from "#db/vocabulary.ts";
import { Badge } from "#app/ui/badge.tsx";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { Callout } from "#app/ui/callout.tsx";
import { Card } from "#app/ui/card.tsx";
import { Deadline } from "#app/ui/deadline.tsx";
import { Facts } from "#app/ui/facts.tsx";
import { OpenedBy } from "#app/ui/opened-by.tsx";
import { PlainText } from "#app/ui/plain-text.tsx";
import { Progress } from "#app/ui/progress.tsx";
import { SectionList } from "#app/ui/section-list.tsx";
import type { StatusPage } from "../status-model.ts";
import { statusTone } from "../../file/ui/status-badge.tsx";

/** What the day is by which somebody acts: each state has another. */
const DUE: Partial<Record<ApplicationStatus, "head" | "check" | "answer" | "decision" | "deferred" | "formalities">> = {
  awaiting_head: "head",
  submitted: "check",
  in_check: "check",
  info_requested: "answer",
  recommended: "decision",
  deferred: "deferred",
  formalities: "formalities",
};

/** The state in plain words: what it means, who acts next and by when. */
export function StatusHeading({ page }: { page: StatusPage }) {
  const { t } = useTranslation("applications");
  const words = `vocabulary:application_status.${page.status}`;
  return (
    <header className="stack">
      <div className="page-heading">
        <h1 dir="auto">{page.title}</h1>
        <Badge tone={statusTone(page.status)}>
          {page.duplicateOf ? t("status.duplicate.badge") : t(`${words}.applicant`)}
        </Badge>
      </div>
      <p className="lead">
        {page.withdrawn && `${page.withdrawn.sentence} `}
        {page.duplicateOf ? t("status.duplicate.explain", { of: page.duplicateOf }) : t(`${words}.explain`)}
      </p>
      {page.withdrawn?.reason && (
        <div>
          <p>{t("status.withdrawn.reason")}</p>
          <PlainText text={page.withdrawn.reason} />
        </div>
      )}
      <Facts
        items={[
          { term: t("status.case_number"), value: page.caseNumber },
          { term: t("status.submitted"), value: page.submittedAt },
          { term: t("status.next"), value: page.next },
          { term: t(`status.due.${DUE[page.status] ?? "other"}`), value: page.due && <Deadline {...page.due} /> },
        ]}
      />
    </header>
  );
}

/** The draft: how far it is, and the way to the head. */
export function DraftCard({ page, isWriting }: { page: StatusPage; isWriting: boolean }) {
  const { t } = useTranslation("applications");
  const { steps, done, head, id, isComplete } = page;
  const next = isComplete ? undefined : steps.find(({ state }) => state !== "done");
  return (
    <Card title={t("status.draft.title")}>
      <div className="stack">
        {head?.declineReason && (
          <Callout tone="bad" title={t("status.declined", { name: head.name })}>
            <PlainText text={head.declineReason} />
          </Callout>
        )}
        <Progress
          label={t("status.draft.progress")}
          value={done}
          max={steps.length}
          text={t("status.draft.of", { done, total: steps.length })}
        />
        {isWriting && next && (
          <div>
            <LinkButton to={next.to}>{t("status.draft.next", { section: next.label })}</LinkButton>
          </div>
        )}
        {isWriting && <SectionList sections={steps} />}
        <p className="small soft">{t("status.draft.no_date")}</p>
        {isWriting && (
          <LinkButton to={`/applications/${id}/submission`} variant={isComplete ? "primary" : "quiet"}>
            {t("status.draft.check")}
          </LinkButton>
        )}
      </div>
    </Card>
  );
}

/** The link to the head: to whom, until when, and what the applicant can do meanwhile. */
export function HeadCard({ page: { head, id }, isAnswering }: { page: StatusPage; isAnswering: boolean }) {
  const { t } = useTranslation("applications");
  if (!head) return null;
  return (
    <Card title={t("status.head.title")}>
      <div className="stack">
        <p>{t("status.head.text", { name: head.name, email: head.email, sentAt: head.sentAt, until: head.until })}</p>
        {isAnswering && (
          <form method="post" action={`/applications/${id}/submission`} className="row">
            <OpenedBy />
            <Button type="submit" name="intent" value="renew">
              {t("status.head.renew")}
            </Button>
            <Button type="submit" name="intent" value="recall" variant="quiet">
              {t("status.head.recall")}
            </Button>
          </form>
        )}
        {isAnswering && <p className="small soft">{t("status.head.recall_help")}</p>}
      </div>
    </Card>
  );
}

/** The ways on from a file that ended: open it again while that is possible, or begin anew with or without what it holds. */
export function AgainCard({ page: { id, reopenUntil, canApplyAgain, anew } }: { page: StatusPage }) {
  const { t } = useTranslation("applications");
  if (!canApplyAgain) return null;
  if (anew)
    return (
      <Card title={t("status.again.begun")} id="again">
        <LinkButton to={`/applications/${anew}`}>{t("status.again.open")}</LinkButton>
      </Card>
    );
  return (
    <Card title={t("status.again.title")} id="again">
      <form method="post" action={`/applications/${id}?index`} className="stack">
        <OpenedBy />
        {reopenUntil && <p>{t("status.again.reopen", { date: reopenUntil })}</p>}
        <div className="row">
          {reopenUntil && (
            <Button type="submit" name="intent" value="reopen">
              {t("status.reopen")}
            </Button>
          )}
          <Button type="submit" name="intent" value="again" variant={reopenUntil ? "quiet" : "primary"}>
            {t("status.again.kept")}
          </Button>
          <LinkButton to="/apply" variant="quiet">
            {t("status.again.empty")}
          </LinkButton>
        </div>
        <p className="small soft">{t("status.again.help")}</p>
      </form>
    </Card>
  );
}
