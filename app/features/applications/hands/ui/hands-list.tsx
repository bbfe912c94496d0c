import { useTranslation } from "react-i18next";
import { Link } from "@remix-run/react";
import { shownEmailAddress } from "#app/platform/email-address.ts";
import { ActForm } from "#app/ui/act-form.tsx";
import { Badge } from "#app/ui/badge.tsx";
import { Card } from "#app/ui/card.tsx";
import type { HandsPage, HandView, InvitedView } from "../hands-model.ts";

const OTHER_ROLE = { co_applicant: "applicant_reader", applicant_reader: "co_applicant" } as const;

/** Everybody on the application, each with what can be done about it. */
export function HandsList({ page }: { page: HandsPage }) {
  const { t } = useTranslation("invitations");
  return (
    <Card title={t("people.now")}>
      <ul className="entry-list">
        {page.hands.map((hand) => (
          <li key={hand.userId} className="row row-between">
            <div>
              <strong>
                <bdi>{hand.name}</bdi>
              </strong>{" "}
              {hand.isYou && <Badge tone="info">{t("people.you")}</Badge>}{" "}
              {hand.isSuspended && <Badge tone="bad">{t("people.suspended")}</Badge>}
              <p className="small soft">
                {[t(`role.${hand.role}`), hand.since, hand.email && shownEmailAddress(hand.email)]
                  .filter(Boolean)
                  .join(" · ")}
              </p>
            </div>
            {hand.isChangeable && <HandActs hand={hand} locale={page.locale} />}
          </li>
        ))}
      </ul>
      {page.canLeave && (
        <div>
          <ActForm intent="leave" about={{}} label={t("people.leave")} spoken={t("people.leave")} />
        </div>
      )}
    </Card>
  );
}

function HandActs({ hand, locale }: { hand: HandView; locale: string }) {
  const { t } = useTranslation("invitations");
  const { userId, name, role, email } = hand;
  if (role === "applicant") return null;
  const on = (act: string) => t("common:action.on", { act, what: name });
  const other = OTHER_ROLE[role];
  return (
    <span className="row">
      <ActForm
        intent="change"
        about={{ userId, role: other }}
        label={t(`people.make.${other}`)}
        spoken={on(t(`people.make.${other}`))}
      />
      <ActForm
        intent="offer"
        about={{ email: email ?? "", locale }}
        label={t("people.offer")}
        spoken={on(t("people.offer"))}
      />
      <ActForm intent="remove" about={{ userId }} label={t("people.remove")} spoken={on(t("people.remove"))} />
    </span>
  );
}

const TONES = { sent: "wait", accepted: "ok", declined: "bad", revoked: "neutral", expired: "bad" } as const;

/** The invitations to the application, each with what became of it. */
export function InvitedList({ invitations }: { invitations: InvitedView[] }) {
  const { t } = useTranslation("invitations");
  if (invitations.length === 0) return null;
  return (
    <Card title={t("people.invitations")}>
      <ul className="entry-list">
        {invitations.map((invitation) => (
          <li key={invitation.id} className="row row-between">
            <div>
              {invitation.name && (
                <>
                  <bdi>{invitation.name}</bdi>,{" "}
                </>
              )}
              <strong>{shownEmailAddress(invitation.email)}</strong>{" "}
              <Badge tone={TONES[invitation.standing]}>
                {invitation.standing === "expired"
                  ? t("people.expired")
                  : t(`vocabulary:invitation_state.${invitation.standing}`)}
              </Badge>
              <p className="small soft">{`${t(`invited_as.${invitation.role}`)} · ${invitation.detail}`}</p>
            </div>
            {invitation.isOpen && <InvitedActs invitation={invitation} />}
          </li>
        ))}
      </ul>
    </Card>
  );
}

function InvitedActs({ invitation: { id: invitationId, email, role, canSendAgain } }: { invitation: InvitedView }) {
  const { t } = useTranslation("invitations");
  const on = (act: string) => t("common:action.on", { act, what: shownEmailAddress(email) });
  const other = role === "applicant" ? null : OTHER_ROLE[role];
  return (
    <span className="row">
      {other && (
        <ActForm
          intent="change-invited"
          about={{ invitationId, role: other }}
          label={t(`people.make.${other}`)}
          spoken={on(t(`people.make.${other}`))}
        />
      )}
      {canSendAgain && (
        <ActForm
          intent="send-again"
          about={{ invitationId }}
          label={t("people.send_again")}
          spoken={on(t("people.send_again"))}
        />
      )}
      <ActForm
        intent="take-back"
        about={{ invitationId }}
        label={t("people.take_back")}
        spoken={on(t("people.take_back"))}
      />
    </span>
  );
}

/** Those who ask to be let in, each with the way to answer. */
export function AskingList({ requests }: { requests: HandsPage["requests"] }) {
  const { t } = useTranslation("invitations");
  if (requests.length === 0) return null;
  return (
    <Card title={t("people.asking")}>
      <ul className="entry-list">
        {requests.map(({ id, name, asked }) => (
          <li key={id}>
            <Link to={`/requests/${id}`}>
              <bdi>{name}</bdi>
            </Link>{" "}
            <span className="small soft">{asked}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
