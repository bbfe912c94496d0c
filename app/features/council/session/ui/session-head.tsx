import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Badge, type Tone } from "#app/ui/badge.tsx";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { LinkButton } from "#app/ui/button.tsx";
import { Time } from "#app/ui/time.tsx";
import type { SessionState } from "#db/vocabulary-council.ts";
import type { SessionView } from "../session-model.ts";

const TONES: Record<SessionState, Tone> = { prepared: "neutral", open: "wait", closed: "info", announced: "ok" };

export function SessionBadge({ state }: { state: SessionState }) {
  const { t } = useTranslation("vocabulary");
  return <Badge tone={TONES[state]}>{t(`session_state.${state}`)}</Badge>;
}

/** What a session is, where it stands, and where one goes from it. */
export function SessionHead({ session }: { session: SessionView }) {
  const { t } = useTranslation("council");
  const { id, title, state, closed, toAnnounce, may } = session;
  return (
    <>
      <Breadcrumbs items={[{ label: t("title.all"), to: "/council" }, { label: title }]} />
      <div className="page-heading">
        <h1>{title}</h1>
        <SessionBadge state={state} />
      </div>
      <div className="cluster">
        {may.open && <LinkButton to={`/council/${id}/opening`}>{t("opening.link")}</LinkButton>}
        {may.put_on && (
          <LinkButton to={`/council/${id}/motion`} variant="quiet">
            {t("motion.new")}
          </LinkButton>
        )}
        {may.change && (
          <LinkButton to={`/council/${id}/edit`} variant="quiet">
            {t("edit.link")}
          </LinkButton>
        )}
        {may.word && (
          <LinkButton to={`/council/${id}/announcement`} variant={may.announce && toAnnounce > 0 ? "primary" : "quiet"}>
            {t(may.announce && toAnnounce > 0 ? "announce.link" : "announce.look")}
          </LinkButton>
        )}
        {closed && (
          <LinkButton to={`/council/${id}/minutes`} variant="quiet">
            {t("minutes.link")}
          </LinkButton>
        )}
      </div>
    </>
  );
}

/** Who may vote and by which rules: in sight before the vote and after it. */
export function SessionRules({ session }: { session: SessionView }) {
  const { t } = useTranslation("council");
  const { rules, voters, quorum, state, starts, ends, closed } = session;
  const chairs = voters.filter(({ isChair }) => isChair).map(({ name }) => name);
  return (
    <dl className="card meters">
      <Meter
        term={t("rules.when")}
        help={
          closed ? (
            <>
              {t("rules.closed")} <Time {...closed} />
            </>
          ) : ends ? (
            <>
              {t("rules.until")} <Time {...ends} />
            </>
          ) : (
            t("rules.chair_closes")
          )
        }
      >
        <Time {...starts} />
      </Meter>
      <Meter term={t("rules.voters")} help={t(state === "prepared" ? "rules.voters_now" : "rules.voters_frozen")}>
        {voters.length}
      </Meter>
      <Meter term={t("rules.quorum")} help={t("rules.quorum_needs", { needed: quorum, total: voters.length })}>
        {t(`vocabulary:share.${rules.quorum}`)}
      </Meter>
      <Meter
        term={t("rules.share")}
        help={
          <>
            {t("rules.share_help")}{" "}
            {rules.mostAgainst !== null && t("rules.most_against", { count: rules.mostAgainst })}{" "}
            {rules.mayDefer && t("rules.may_defer")}
          </>
        }
      >
        {t(`vocabulary:share.${rules.share}`)}
      </Meter>
      <Meter term={t("vocabulary:role.chair")} help={t(chairs.length > 0 ? "rules.chair_help" : "rules.no_chair_help")}>
        {chairs.join(", ") || t("rules.no_chair")}
      </Meter>
    </dl>
  );
}

function Meter({ term, help, children }: { term: string; help: ReactNode; children: ReactNode }) {
  return (
    <div className="meter">
      <dt>{term}</dt>
      <dd>
        {children} <small>{help}</small>
      </dd>
    </div>
  );
}
