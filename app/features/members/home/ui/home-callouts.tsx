import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { LinkButton } from "#app/ui/button.tsx";
import { Callout } from "#app/ui/callout.tsx";
import { PlainText } from "#app/ui/plain-text.tsx";
import type { InstitutionView } from "./institution-model.ts";

/** What is to be known or done first. */
export function HomeCallouts({ view }: { view: InstitutionView }) {
  const { t } = useTranslation("members");
  const { card, leaving, suspension, year, renewal, paths } = view;
  const isOfClock = year?.standing === "year_not_confirmed" || year?.standing === "accreditation_over";
  return (
    <>
      {card.status.code === "suspended" && !isOfClock && (
        <Callout tone="bad" title={t("institution.suspended_title")}>
          <p>{t("institution.suspended_text")}</p>
          {suspension && (
            <>
              <p>{t("institution.suspended_reason", { day: suspension.day })}</p>
              <PlainText text={suspension.reason} />
            </>
          )}
        </Callout>
      )}
      <NoticeCallout view={view} />
      <OfferCallout view={view} />
      {renewal && <RenewalCallout term={renewal} to={paths.renewal} />}
      {year && <YearCallout year={year} to={paths.year} />}
      {leaving && (
        <Callout tone="info" title={t("withdrawal.asked_title")}>
          <p>{leaving.lastDay ? t("withdrawal.leaves_on", { day: leaving.lastDay }) : t("withdrawal.day_open")}</p>
        </Callout>
      )}
    </>
  );
}

/** That its membership is to be ended, as long as nobody has decided. */
function NoticeCallout({ view: { notice, canBeHeard, paths } }: { view: InstitutionView }) {
  const { t } = useTranslation("members");
  if (notice?.state !== "open" && notice?.state !== "answered" && notice?.state !== "over") return null;
  const { state, until } = notice;
  return (
    <Callout tone="bad" title={t("notice.callout")}>
      <p>{t(state === "open" ? "notice.answer_until" : `notice.state.${state}`, { day: until })}</p>
      {canBeHeard && (
        <p>
          <Link to={paths.notice}>{t("notice.open")}</Link>
        </p>
      )}
    </Callout>
  );
}

/** That the main role is offered, as long as nobody has answered. */
function OfferCallout({ view: { offer, name, paths } }: { view: InstitutionView }) {
  const { t } = useTranslation("members");
  if (!offer) return null;
  const { isToYou, day } = offer;
  const words = { ...offer, institution: name.name };
  return (
    <Callout tone={isToYou ? "wait" : "info"} title={t(isToYou ? "handover.asked" : "handover.offered", words)}>
      <p>{t(isToYou ? "handover.answer_until" : "handover.until", { day })}</p>
      <p>
        <Link to={paths.handover}>{t("handover.open")}</Link>
      </p>
    </Callout>
  );
}

/** That the term ends, or is over, and can be renewed. */
function RenewalCallout({ term, to }: { term: NonNullable<InstitutionView["renewal"]>; to: string }) {
  const { t } = useTranslation("members");
  const tone = term.state === "asked" ? "info" : term.state === "open" ? "wait" : "bad";
  return (
    <Callout tone={tone} title={t(`renewal.state.${term.state}`, { ...term })}>
      <p>
        <LinkButton to={to}>{t("renewal.open")}</LinkButton>
      </p>
    </Callout>
  );
}

/** That the year waits to be confirmed. */
function YearCallout({ year, to }: { year: NonNullable<InstitutionView["year"]>; to: string }) {
  const { t } = useTranslation("members");
  const { standing } = year;
  if (standing === "confirmed" || standing === "free") return null;
  return (
    <Callout tone={standing === "open" ? "wait" : "bad"} title={t(`year.standing.${standing}`, year)}>
      <p>
        <LinkButton to={to}>{t("year.open")}</LinkButton>
      </p>
    </Callout>
  );
}
