import { useTranslation } from "react-i18next";
import { ActForm } from "#app/ui/act-form.tsx";
import { Badge, type Tone } from "#app/ui/badge.tsx";
import { LinkButton } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { Facts } from "#app/ui/facts.tsx";
import { PlainText } from "#app/ui/plain-text.tsx";
import type { RecommendationState } from "../../file/recommendation.ts";
import type { RequestView, StaffRecommendation } from "../recommendations-model.ts";

const TONES: Record<RecommendationState, Tone> = {
  asked: "wait",
  given: "ok",
  settled: "ok",
  declined: "bad",
  expired: "bad",
  withdrawn: "neutral",
  application_withdrawn: "neutral",
  resting: "neutral",
  over: "neutral",
};

type Shown = Omit<RequestView, "canRemind" | "canEnd">;

function Head({ request: { recommender, office, name, email, state, detail } }: { request: Shown }) {
  const { t } = useTranslation("recommendations");
  return (
    <div>
      <strong>
        <bdi>{name}</bdi>
      </strong>
      , <bdi>{office}</bdi> <Badge tone={TONES[state]}>{t(`state.${state}`)}</Badge>
      <p className="small soft">{`${t(`vocabulary:recommender.${recommender}`)} · ${email} · ${detail}`}</p>
    </div>
  );
}

/** Those who were asked, each with what became of it and what can be done. */
export function RequestList({ requests, applicationId }: { requests: RequestView[]; applicationId: string }) {
  const { t } = useTranslation("recommendations");
  if (requests.length === 0) return null;
  return (
    <Card title={t("list")}>
      <ul className="entry-list entry-list-divided">
        {requests.map((request) => (
          <li key={request.id} className="stack stack-tight">
            <Head request={request} />
            {request.declineReason && <PlainText text={request.declineReason} />}
            {request.words && <PlainText text={request.words} />}
            {request.signed && <p className="soft">{request.signed}</p>}
            {(request.state === "given" || request.state === "settled") && !request.words && (
              <p className="soft">{t("kept_private")}</p>
            )}
            <Acts request={request} applicationId={applicationId} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Acts({ request, applicationId }: { request: RequestView; applicationId: string }) {
  const { t } = useTranslation("recommendations");
  const { id: requestId, name, canRemind, canEnd, state } = request;
  const on = (act: string) => t("common:action.on", { act, what: name });
  const isReplaceable = canEnd || state === "declined" || state === "expired";
  if (!canRemind && !isReplaceable) return null;
  return (
    <div className="row">
      {canRemind && (
        <ActForm intent="remind" about={{ requestId }} label={t("act.remind")} spoken={on(t("act.remind"))} />
      )}
      {canEnd && (
        <ActForm intent="take-back" about={{ requestId }} label={t("act.take_back")} spoken={on(t("act.take_back"))} />
      )}
      {isReplaceable && (
        <LinkButton
          to={`/applications/${applicationId}/recommendations?replace=${requestId}#whom`}
          variant="quiet"
          size="small"
          aria-label={on(t("act.replace"))}
        >
          {t("act.replace")}
        </LinkButton>
      )}
    </div>
  );
}

/** All recommendations of a file, for the secretariat and those who decide. */
export function StaffRecommendations({ requests }: { requests: StaffRecommendation[] }) {
  const { t } = useTranslation("recommendations");
  if (requests.length === 0) return null;
  return (
    <Card id="recommendations" title={t("staff.title")}>
      <ul className="entry-list entry-list-divided">
        {requests.map((request) => (
          <li key={request.id} className="stack stack-tight">
            <Head request={request} />
            {request.declineReason && <PlainText text={request.declineReason} />}
            {request.words && <PlainText text={request.words} />}
            {request.words && (
              <Facts
                items={[
                  { term: t("staff.signed"), value: request.signed },
                  { term: t("staff.tie"), value: request.tie },
                  { term: t("staff.may_show"), value: t(`page.may_show_${request.mayShow ? "yes" : "no"}`) },
                ]}
              />
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
