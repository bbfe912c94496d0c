import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { ActForm } from "#app/ui/act-form.tsx";
import { Badge } from "#app/ui/badge.tsx";
import { Card, EntryCard } from "#app/ui/card.tsx";
import { PlainText } from "#app/ui/plain-text.tsx";
import type { AnsweredRequestView, AtMemberView, OwnRequestView, WaitingRequestView } from "../requests-model.ts";

interface ListedProps {
  title: string;
  requests: { id: string; name: string; person: string; detail: string; aside?: ReactNode }[];
  /** Whether the reader can open them. */
  isOpen?: boolean;
}

function Listed({ title, requests, isOpen = true }: ListedProps) {
  if (requests.length === 0) return null;
  return (
    <Card title={title}>
      <ul className="entry-list">
        {requests.map(({ id, name, person, detail, aside }) => (
          <li key={id}>
            {isOpen ? (
              <Link to={`/requests/${id}`}>
                <bdi>{person}</bdi>
              </Link>
            ) : (
              <bdi>{person}</bdi>
            )}{" "}
            {aside}{" "}
            <span className="small soft">
              <bdi>{name}</bdi>
              {` · ${detail}`}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** The requests that wait for the reader's answer. */
export function WaitingRequests({ requests }: { requests: WaitingRequestView[] }) {
  return <Listed title={useTranslation("invitations").t("requests.waiting")} requests={requests} />;
}

/** The requests to take a member over that wait for those who represent it, or did; the secretariat reads of them. */
export function AtMembers({ requests }: { requests: AtMemberView[] }) {
  return <Listed title={useTranslation("invitations").t("requests.at_members")} requests={requests} isOpen={false} />;
}

/** The requests the reader could answer that were answered lately. */
export function AnsweredRequests({ requests }: { requests: AnsweredRequestView[] }) {
  const { t } = useTranslation("invitations");
  const listed = requests.map(({ state, ...request }) => ({
    ...request,
    aside: <Badge tone={TONES[state]}>{t(`vocabulary:access_request_state.${state}`)}</Badge>,
  }));
  return <Listed title={t("requests.answered")} requests={listed} />;
}

const TONES = { asked: "wait", accepted: "ok", declined: "bad", withdrawn: "neutral" } as const;

/** What the reader has asked, and what became of it. */
export function OwnRequests({ requests }: { requests: OwnRequestView[] }) {
  const { t } = useTranslation("invitations");
  if (requests.length === 0) return <p>{t("requests.none")}</p>;
  return (
    <section className="stack" aria-labelledby="own-requests">
      <h2 id="own-requests">{t("requests.own")}</h2>
      {requests.map((request) => (
        <OwnRequest key={request.id} request={request} />
      ))}
    </section>
  );
}

function OwnRequest({ request }: { request: OwnRequestView }) {
  const { t } = useTranslation("invitations");
  const { id, name, state, words, asked, awaits, given, answer, isOpen } = request;
  return (
    <EntryCard aside={<Badge tone={TONES[state]}>{t(`vocabulary:access_request_state.${state}`)}</Badge>}>
      <h3 dir="auto">{name || t("requests.unnamed")}</h3>
      <p className="small soft">{asked}</p>
      {awaits && <p className="small soft">{awaits}</p>}
      {given && <p>{given}</p>}
      <PlainText text={words} />
      {answer && (
        <>
          <p className="small soft">{t("requests.answer")}</p>
          <PlainText text={answer} />
        </>
      )}
      {isOpen && (
        <ActForm
          action="/requests"
          intent="withdraw"
          about={{ requestId: id }}
          label={t("requests.withdraw")}
          spoken={t("common:action.on", { act: t("requests.withdraw"), what: name })}
        />
      )}
    </EntryCard>
  );
}

/** The reader's own request that waits for an answer, where it could be asked a second time. */
export function OpenRequest({ request }: { request: OwnRequestView }) {
  const { t } = useTranslation("invitations");
  return (
    <section className="stack" aria-labelledby="open-request">
      <h2 id="open-request">{t("requests.open")}</h2>
      <OwnRequest request={request} />
      <p>
        <Link to="/requests">{t("requests.own")}</Link>
      </p>
    </section>
  );
}
