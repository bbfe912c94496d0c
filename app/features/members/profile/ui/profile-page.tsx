import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Badge } from "#app/ui/badge.tsx";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { LinkButton } from "#app/ui/button.tsx";
import { Callout } from "#app/ui/callout.tsx";
import { CopyAddress } from "#app/ui/copy-address.tsx";
import { Cover } from "#app/ui/cover.tsx";
import { InstitutionName } from "#app/ui/institution-name.tsx";
import { Logo } from "#app/ui/logo.tsx";
import { CategoryBadge } from "../../institution/ui/category-badge.tsx";
import { ProfileFacts } from "./profile-facts.tsx";
import type { ProfileView } from "../../institution/ui/profile-model.ts";
import { ProfileSections } from "./profile-sections.tsx";

interface ProfilePageProps {
  profile: ProfileView;
  /** Where it stands. */
  path: string;
  /** Pages where this person may change what is shown. */
  links: { editTo: string | null; membershipTo: string | null; writeTo: string | null; takeOverTo: string };
  /** How one is told of its changes; null for nobody signed in. */
  follow: ReactNode;
  /** Sections of other rooms, such as the institution's projects. */
  children?: ReactNode;
}

/** A member's page in the directory. */
export function ProfilePage({ profile, path, links, follow, children }: ProfilePageProps) {
  const { t } = useTranslation("members");
  const { name, logo, category, status, cover } = profile;
  return (
    <article className="member-page page page-body stack stack-loose">
      <Breadcrumbs items={[{ label: t("directory.title"), to: "/directory" }, { label: name.name }]} />
      {cover && <Cover cover={cover} />}
      <header className="row row-top">
        <Logo src={logo} name={name.name} size="large" />
        <div className="stack stack-tight">
          <h1>
            <InstitutionName {...name} />
          </h1>
          {profile.formerly.map((line) => (
            <p key={line} className="soft">
              {line}
            </p>
          ))}
          <p className="row">
            <CategoryBadge {...category} />
            {status.code !== "active" && <Badge tone="bad">{status.label}</Badge>}
            {links.editTo && <Link to={links.editTo}>{t("profile.edit")}</Link>}
            {links.membershipTo && <Link to={links.membershipTo}>{t("profile.manage")}</Link>}
          </p>
          <div className="cluster no-print">
            {links.writeTo && (
              <LinkButton to={links.writeTo} variant="quiet">
                {t("profile.write")}
              </LinkButton>
            )}
            {follow}
          </div>
          <CopyAddress path={path} />
        </div>
      </header>
      {status.code !== "active" && (
        <Callout tone="bad" title={status.label}>
          <p>{status.explain}</p>
        </Callout>
      )}
      <div className="sidebar-end">
        <div className="stack stack-loose">
          <ProfileSections profile={profile} writeTo={links.writeTo} />
          {children}
        </div>
        <ProfileFacts profile={profile} />
      </div>
      {profile.notForAll.map((sentence) => (
        <p key={sentence} className="small soft">
          {sentence}
        </p>
      ))}
      <p className="small no-print">
        <Link to={links.takeOverTo}>{t("profile.take_over")}</Link>
      </p>
    </article>
  );
}
