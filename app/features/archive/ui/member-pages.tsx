import { useTranslation } from "react-i18next";
import { keyFacts } from "#app/features/members/profile/ui/key-facts.ts";
import { ProfileSections } from "#app/features/members/profile/ui/profile-sections.tsx";
import type { ProfileView } from "#app/features/members/institution/ui/profile-model.ts";
import type { ShownName } from "#app/features/members/institution/institution-names.ts";
import { Cover } from "#app/ui/cover.tsx";
import { ExternalLink } from "#app/ui/external-link.tsx";
import { Facts } from "#app/ui/facts.tsx";
import { InstitutionName } from "#app/ui/institution-name.tsx";
import { Time } from "#app/ui/time.tsx";
import { Pager } from "./pager.tsx";
import { RecordList } from "./record-list.tsx";

export interface MemberLine {
  slug: string;
  name: ShownName;
  place: string;
  category: string;
}

interface DirectoryPageProps {
  lines: MemberLine[];
  page: number;
  pages: number;
}

/** One page of the members by their names. */
export function DirectoryPage({ lines, page, pages }: DirectoryPageProps) {
  const { t } = useTranslation("members");
  return (
    <>
      <h1>{t("directory.title")}</h1>
      <Pager page={page} pages={pages} />
      <RecordList
        records={lines.map(({ slug, name, place, category }) => ({
          to: `../members/${slug}.html`,
          title: { text: name.name, lang: name.lang },
          about: [place, category],
        }))}
      />
      <Pager page={page} pages={pages} />
    </>
  );
}

interface ProjectLink {
  slug: string;
  title: { text: string; lang: string };
  isLead: boolean;
}

interface MemberPageProps {
  profile: ProfileView;
  /** Where its logo stands, from the page. */
  logo: string | null;
  /** Where its signed membership stands; null where none is given out. */
  credential: string | null;
  projects: ProjectLink[];
}

/** A member as everybody read it. */
export function MemberPage({ profile, logo, credential, projects }: MemberPageProps) {
  const { t } = useTranslation("members");
  const { name, status, category, website } = profile;
  return (
    <article>
      {profile.cover && <Cover cover={profile.cover} />}
      <h1>
        {logo && <img src={logo} alt="" width="72" height="72" />}
        <InstitutionName {...name} />
      </h1>
      {profile.formerly.map((line) => (
        <p key={line}>{line}</p>
      ))}
      <Facts
        isWide
        items={[
          ...keyFacts(t, profile, {
            website: website && <ExternalLink href={website} isWhole />,
            social:
              profile.socialLinks.length > 0 &&
              profile.socialLinks.map(({ href, text }) => <ExternalLink key={href} href={href} text={text} />),
          }),
          { term: t("profile.category"), value: category.label },
          { term: t("profile.status"), value: status.label },
          { term: t("profile.number"), value: profile.number },
          {
            term: t("profile.since"),
            value: <Time dateTime={profile.memberSince.iso} text={profile.memberSince.text} />,
          },
          { term: t("profile.confirmed"), value: profile.confirmedOn?.text },
          { term: t("archive:credential"), value: credential && <a href={credential}>{`${profile.number}.jwt`}</a> },
          ...profile.identifiers.map(({ label, value }) => ({ term: label, value })),
        ]}
      />
      <ProfileSections profile={profile} />
      {projects.length > 0 && (
        <section>
          <h2>{t("projects:board.title")}</h2>
          <ul>
            {projects.map(({ slug, title, isLead }) => (
              <li key={slug}>
                <a href={`../project/${slug}.html`} lang={title.lang}>
                  {title.text}
                </a>{" "}
                {isLead && <span className="small">({t("projects:page.lead")})</span>}
              </li>
            ))}
          </ul>
        </section>
      )}
    </article>
  );
}
