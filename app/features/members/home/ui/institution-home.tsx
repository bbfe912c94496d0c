import { Link } from "@remix-run/react";
import { Fragment } from "react";
import { useTranslation } from "react-i18next";
import { Badge } from "#app/ui/badge.tsx";
import { LinkButton } from "#app/ui/button.tsx";
import { Callout } from "#app/ui/callout.tsx";
import { Card } from "#app/ui/card.tsx";
import { InstitutionName } from "#app/ui/institution-name.tsx";
import { Logo } from "#app/ui/logo.tsx";
import { OwnWords } from "#app/ui/own-words.tsx";
import { PlainText } from "#app/ui/plain-text.tsx";
import { Progress } from "#app/ui/progress.tsx";
import { Tabs } from "#app/ui/tabs.tsx";
import { Time } from "#app/ui/time.tsx";
import type { InstitutionView, PersonView } from "./institution-model.ts";
import type { CompletenessView } from "../../profile/ui/profile-form-model.ts";
import { MembershipFacts } from "../../membership/ui/membership-facts.tsx";

/** An institution's own page: its membership, its profile, its logo, its people. */
export function InstitutionHome({ view }: { view: InstitutionView }) {
  const { t } = useTranslation("members");
  const { name, card, others, canEdit, canLeave, canBeHeard, notice, year, paths } = view;
  return (
    <>
      {others.length > 0 && <Tabs items={others} label={t("institution.choose")} />}
      <h2>
        <InstitutionName {...name} />
      </h2>
      <Callouts view={view} />
      {!canEdit && <p className="soft">{t("institution.read_only")}</p>}
      <Card title={t("profile.membership")} headingLevel={3}>
        <MembershipFacts card={card} />
        <p>
          <Link to={paths.certificate}>{t("certificate.title")}</Link>
        </p>
        {year && (
          <p>
            <Link to={paths.year}>{t("year.title", year)}</Link>
          </p>
        )}
        {notice && canBeHeard && (
          <p>
            <Link to={paths.notice}>{t("notice.title")}</Link>
          </p>
        )}
        {canLeave && (
          <p>
            <Link to={paths.withdrawal}>{t("withdrawal.title")}</Link>
          </p>
        )}
      </Card>
      <ProfileCard view={view} />
      <LogoCard view={view} />
      <PeopleCard view={view} />
    </>
  );
}

/** What is to be known or done first. */
function Callouts({ view }: { view: InstitutionView }) {
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

function ProfileCard({ view: { profileTo, paths, confirmedOn, completeness, canEdit } }: { view: InstitutionView }) {
  const { t } = useTranslation("members");
  return (
    <Card
      title={t("institution.profile")}
      headingLevel={3}
      aside={profileTo && <Link to={profileTo}>{t("institution.open_profile")}</Link>}
    >
      <p>{t("institution.profile_text")}</p>
      {completeness && <Completeness {...completeness} />}
      {confirmedOn && (
        <p className="small soft">
          {t("profile.confirmed")}: <Time dateTime={confirmedOn.iso} text={confirmedOn.text} />
        </p>
      )}
      {canEdit && (
        <p className="cluster">
          <LinkButton to={paths.edit}>{t("institution.edit_profile")}</LinkButton>
          <Link to={paths.visibility}>{t("visibility.title")}</Link>
        </p>
      )}
    </Card>
  );
}

function Completeness({ told, asked, next }: CompletenessView) {
  const { t } = useTranslation("members");
  return (
    <>
      <Progress
        label={t("institution.complete.label")}
        value={told}
        max={asked}
        text={t("institution.complete.text", { told, asked })}
      />
      {next.length > 0 && (
        <p className="cluster">
          <span className="soft">{t("institution.complete.next")}</span>
          {next.map(({ label, to }) => (
            <Link key={to} to={to}>
              {label}
            </Link>
          ))}
        </p>
      )}
    </>
  );
}

function LogoCard({ view: { logo, name, paths, canEdit } }: { view: InstitutionView }) {
  const { t } = useTranslation("members");
  return (
    <Card title={t("institution.logo")} headingLevel={3}>
      <div className="row">
        <Logo src={logo} name={name.name} size="large" />
        {!logo && <p className="soft">{t("institution.logo_none")}</p>}
      </div>
      {canEdit && <Link to={paths.logo}>{t("institution.logo_upload")}</Link>}
    </Card>
  );
}

function PeopleCard({ view: { people, paths, canManagePeople } }: { view: InstitutionView }) {
  const { t } = useTranslation("members");
  return (
    <Card
      title={t("institution.people")}
      headingLevel={3}
      aside={canManagePeople && <Link to={paths.people}>{t("institution.people_manage")}</Link>}
    >
      <p>{t("institution.people_text")}</p>
      <ul>
        {people.map((person) => (
          <li key={person.grantId}>
            <PersonLine person={person} />
          </li>
        ))}
      </ul>
      <Link to={paths.position}>{t("position.title")}</Link>
    </Card>
  );
}

/** Who somebody is in the institution; position and unit as the person wrote them. */
export function PersonLine({ person }: { person: PersonView & { isYou?: boolean } }) {
  const { t } = useTranslation("members");
  const { name, role, place, languages, isYou, restsSince, suspendedSince } = person;
  return (
    <>
      <strong>
        <bdi>{name}</bdi>
      </strong>{" "}
      {isYou && `(${t("institution.you")})`} <span className="soft">· {role}</span>
      {place.map((words) => (
        <Fragment key={words}>
          {" · "}
          <OwnWords text={words} />
        </Fragment>
      ))}
      {languages && <span className="soft"> · {languages}</span>}
      {restsSince && (
        <>
          {" "}
          <Badge tone="wait">{t("ties.rests", { day: restsSince })}</Badge>
        </>
      )}
      {suspendedSince && (
        <>
          {" "}
          <Badge tone="bad">{t("people.suspended", { day: suspendedSince })}</Badge>
        </>
      )}
    </>
  );
}
