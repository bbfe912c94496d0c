import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { LinkButton } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { InstitutionName } from "#app/ui/institution-name.tsx";
import { Logo } from "#app/ui/logo.tsx";
import { Progress } from "#app/ui/progress.tsx";
import { Tabs } from "#app/ui/tabs.tsx";
import { Time } from "#app/ui/time.tsx";
import { HomeCallouts } from "./home-callouts.tsx";
import type { InstitutionView } from "./institution-model.ts";
import { PersonLine } from "./person-line.tsx";
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
      <HomeCallouts view={view} />
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

function ProfileCard({ view }: { view: InstitutionView }) {
  const { profileTo, paths, confirmedOn, completeness, canEdit, canAskForName, nameAsked } = view;
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
          <Link to={paths.units}>{t("units.title")}</Link>
        </p>
      )}
      {canAskForName && (
        <p>
          {nameAsked} <Link to={paths.name}>{t("renaming.open")}</Link>
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
      {canEdit && (
        <p className="cluster">
          <Link to={paths.logo}>{t("institution.logo_upload")}</Link>
          <Link to={paths.cover}>{t("cover.title")}</Link>
        </p>
      )}
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
