import { shownEmailAddress } from "#app/platform/email-address.ts";
import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { ActForm } from "#app/ui/act-form.tsx";
import { Badge } from "#app/ui/badge.tsx";
import { LinkButton } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { PersonLine } from "./person-line.tsx";
import type { ColleagueView, ComingView, InvitationView } from "./institution-model.ts";

interface ColleaguesProps {
  people: ColleagueView[];
  /** Where the primary representative hands the role over; null for everybody else. */
  handoverTo: string | null;
}

/** Everybody who acts for the institution, each with the way to end it. */
export function Colleagues({ people, handoverTo }: ColleaguesProps) {
  const { t } = useTranslation("members");
  return (
    <Card title={t("institution.people")}>
      <ul className="entry-list">
        {people.map((person) => (
          <li key={person.grantId} className="row row-between">
            <span>
              <PersonLine person={person} />
            </span>
            {person.endTo && (
              <LinkButton
                to={person.endTo}
                variant="quiet"
                size="small"
                aria-label={t("common:action.on", { act: t("people.remove"), what: person.name })}
              >
                {t("people.remove")}
              </LinkButton>
            )}
          </li>
        ))}
      </ul>
      <p className="small soft">{t("people.primary_stays")}</p>
      {handoverTo && (
        <p>
          <Link to={handoverTo}>{t("handover.title")}</Link>
        </p>
      )}
    </Card>
  );
}

interface ComingsProps {
  invitations: InvitationView[];
  comings: ComingView[];
}

const TONES = { asked: "wait", accepted: "ok", declined: "bad", withdrawn: "neutral", revoked: "neutral" } as const;

/** Invitations and requests, in and out: what waits stands first. */
export function Comings({ invitations, comings }: ComingsProps) {
  const { t } = useTranslation("members");
  if (invitations.length + comings.length === 0) return null;
  const isWaiting = ({ answerTo }: ComingView) => answerTo !== null;
  return (
    <Card title={t("people.comings")}>
      <ul className="entry-list">
        {comings.filter(isWaiting).map((coming) => (
          <ComingLine key={coming.id} coming={coming} />
        ))}
        {invitations.map((invitation) => (
          <li key={`${invitation.email} ${invitation.role}`} className="row row-between">
            <span>
              {invitation.name && (
                <>
                  <bdi>{invitation.name}</bdi>,{" "}
                </>
              )}
              <strong>{shownEmailAddress(invitation.email)}</strong>{" "}
              <Badge tone={invitation.standing === "sent" ? "wait" : "bad"}>
                {t(invitation.standing === "sent" ? "vocabulary:invitation_state.sent" : "people.expired")}
              </Badge>{" "}
              <span className="soft">{`· ${invitation.roleLabel} · ${invitation.until}`}</span>
            </span>
            <InvitationActs invitation={invitation} />
          </li>
        ))}
        {comings
          .filter((coming) => !isWaiting(coming))
          .map((coming) => (
            <ComingLine key={coming.id} coming={coming} />
          ))}
      </ul>
    </Card>
  );
}

function ComingLine({ coming }: { coming: ComingView }) {
  const { t } = useTranslation("members");
  const { kind, who, roleLabel, state, stateLabel, day, answerTo } = coming;
  return (
    <li className="row row-between">
      <span>
        <strong>
          <bdi>{who}</bdi>
        </strong>{" "}
        <Badge tone={TONES[state]}>{stateLabel}</Badge>{" "}
        <span className="soft">{`· ${t(`people.coming.${kind}`)} · ${roleLabel} · ${day}`}</span>
      </span>
      {answerTo && (
        <LinkButton
          to={answerTo}
          variant="quiet"
          size="small"
          aria-label={t("common:action.on", { act: t("people.answer"), what: who })}
        >
          {t("people.answer")}
        </LinkButton>
      )}
    </li>
  );
}

function InvitationActs({ invitation }: { invitation: InvitationView }) {
  const { t } = useTranslation("members");
  const { id, email, role, roleLabel, canSendAgain } = invitation;
  const on = (act: string) => t("common:action.on", { act, what: `${shownEmailAddress(email)}, ${roleLabel}` });
  const withdraw = { label: t("people.withdraw"), spoken: on(t("people.withdraw")) };
  if (id === null) return <ActForm intent="withdraw" about={{ email, role }} {...withdraw} />;
  const about = { invitationId: id };
  const again = t("people.send_again");
  return (
    <span className="row">
      {canSendAgain && <ActForm intent="send-again" about={about} label={again} spoken={on(again)} />}
      <ActForm intent="take-back" about={about} {...withdraw} />
    </span>
  );
}
