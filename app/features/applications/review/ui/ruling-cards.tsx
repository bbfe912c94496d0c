import { Form, Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Badge } from "#app/ui/badge.tsx";
import { Button } from "#app/ui/button.tsx";
import { Byline } from "#app/ui/byline.tsx";
import { Card } from "#app/ui/card.tsx";
import { OpenedBy } from "#app/ui/opened-by.tsx";
import { PlainText } from "#app/ui/plain-text.tsx";
import { Time } from "#app/ui/time.tsx";
import type { DecisionView, RecommendationView } from "../decision-model.ts";
import { AudienceBadge } from "../../file/ui/audience.tsx";
import { Reasons } from "../../file/ui/reasons.tsx";

export function RecommendationCard({ view }: { view: RecommendationView }) {
  const { t } = useTranslation("review");
  return (
    <Card title={t("recommendation.card")} aside={<AudienceBadge audience="secretariat" />} className="staff-card">
      <p>
        <strong>{t(`vocabulary:recommendation.${view.recommendation}`)}</strong>{" "}
        <span className="small soft">
          <Byline by={view.by} at={view.at} />
        </span>
      </p>
      <Reasons codes={view.reasonCodes} />
      <PlainText text={view.rationale} />
    </Card>
  );
}

/** The button that takes a decision back before it takes effect. */
export function TakeBack({ id, version }: { id: string; version: number }) {
  const { t } = useTranslation("review");
  return (
    <Form method="post" action={`/review/${id}/decision`}>
      <OpenedBy />
      <input type="hidden" name="version" value={version} />
      <Button type="submit" name="intent" value="take-back" variant="danger">
        {t("act.take-back")}
      </Button>
    </Form>
  );
}

export function DecisionCard({ id, view }: { id: string; view: DecisionView }) {
  const { t } = useTranslation("review");
  return (
    <Card title={t("decision.card")}>
      <p>
        <strong>{t(`decision.past.${view.outcome}`)}</strong>
        {view.category && `: ${t(`vocabulary:membership_category.${view.category}.title`)}`}
        {view.memberNumber && `, ${view.memberNumber}`}{" "}
        <span className="small soft">
          <Byline by={view.by} at={view.at} />
        </span>
      </p>
      {view.ballot && (
        <p>
          <Link to={`/council/${view.ballot.sessionId}/items/${view.ballot.itemId}`}>
            {t(view.ballot.deferred ? "decision.by_vote_to_defer" : "decision.by_vote", { ...view.ballot })}
          </Link>
        </p>
      )}
      {view.heldUntil && (
        <p>
          <Badge tone="wait">{t("decision.held")}</Badge> {t("decision.held_until")} <Time {...view.heldUntil} />.{" "}
          <Link to={`/review/${id}/letters`}>{t("decision.held_letters")}</Link>
        </p>
      )}
      {view.deferredUntil && <p>{t("decision.until_day", { day: view.deferredUntil })}</p>}
      <Reasons codes={view.reasonCodes} />
      <PlainText text={view.explanation} />
    </Card>
  );
}
