import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { institutionJsonLd } from "#app/features/members/profile/institution-json-ld.ts";
import { canEditProfile, canManageMembership } from "#app/features/members/institution/member.policy.ts";
import { belongsToInstitution } from "#app/features/accounts/viewer.ts";
import { canBeAnswered } from "#app/features/contact/write-enquiry.server.ts";
import { findProfile } from "#app/features/members/profile/profile-queries.server.ts";
import { profileView } from "#app/features/members/profile/profile-view.server.ts";
import { memberCardAddress } from "#app/features/members/profile/member-card.server.ts";
import { ProfilePage } from "#app/features/members/profile/ui/profile-page.tsx";
import { boardCard } from "#app/features/projects/board/board-view.server.ts";
import { listProjectsOfInstitution } from "#app/features/projects/board/institution-projects.server.ts";
import { WorksWithList } from "#app/features/projects/network/ui/works-with-list.tsx";
import { worksWith } from "#app/features/projects/network/works-with.server.ts";
import { responseRate } from "#app/features/projects/partners/response-rate.server.ts";
import { AnswersGiven } from "#app/features/projects/partners/ui/answers-given.tsx";
import { getAudience } from "#app/features/projects/project/project-audience.server.ts";
import { isFollowing } from "#app/features/following/follow-members.server.ts";
import { FollowMember } from "#app/features/following/ui/follow-member.tsx";
import { InstitutionProjects } from "#app/features/projects/board/ui/institution-projects.tsx";
import { ofInstitution } from "#app/features/projects/published/published-results.server.ts";
import { resultsSection } from "#app/features/projects/published/results-section.server.ts";
import { ResultsSection } from "#app/features/projects/published/ui/results-section.tsx";
import { reportPath } from "#app/features/moderation/moderation.ts";
import { ReportLink } from "#app/features/moderation/ui/report-link.tsx";
import { findViewer } from "#app/http/guards.server.ts";
import { notFound } from "#app/http/refusals.server.ts";
import { lineOf } from "#app/i18n/isolate.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { getLocalizedAssociation } from "#app/platform/association.server.ts";
import { dayNow } from "#app/platform/days.ts";
import { COPY_SCRIPT } from "#app/ui/copy-address.tsx";
import { publicMeta } from "#app/ui/public-links.ts";
import { titled } from "#app/ui/page-titles.ts";
import { leadToPresent } from "./answers/present-address.server.ts";

export const handle = { isStatic: true, script: COPY_SCRIPT, kept: { by: [] } };

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => {
  if (!data) return [];
  const { profile, path, card, jsonLd } = data;
  if (!jsonLd) return [...titled(matches, profile.name.name), { name: "robots", content: "noindex" }];
  const page = {
    path,
    title: [profile.name.name],
    description: profile.text?.words ?? lineOf([profile.type, profile.place], " · "),
    card,
  };
  return [...publicMeta(matches, page), { "script:ld+json": jsonLd }];
};

export async function loader(args: LoaderFunctionArgs) {
  const { db, locale, config, clock } = args.context;
  const viewer = await findViewer(args);
  const today = dayNow(clock);
  const found = await findProfile(db, args.params.slug ?? "", { viewer, today });
  if (!found) throw notFound();
  const { institution, membership, member } = found;
  leadToPresent(args, institution.slug);
  const path = `/directory/${institution.slug}`;
  const { name: memberOf } = await getLocalizedAssociation(db, "en");
  const audience = await getAudience(db, viewer, today);
  const words = { t: translator(locale), locale, today };
  const projects = await listProjectsOfInstitution(db, institution.id, audience);
  const isOfOthers = found.isListed && !belongsToInstitution(viewer, institution.id);
  const canBeWrittenTo = isOfOthers && (await canBeAnswered(db, institution.id));
  return json({
    partners: found.isListed ? await worksWith(db, institution, { audience, locale }) : null,
    projects: projects.map((row) => ({ ...boardCard(row, words), isLead: row.isLead })),
    results: await resultsSection(db, ofInstitution(db, institution.id), audience, words),
    rate: found.isListed ? await responseRate(db, institution.id, { now: clock.now(), today, locale }) : null,
    profile: profileView(found, { locale, today }),
    path,
    card: memberCardAddress(institution, locale),
    jsonLd: found.isListed
      ? institutionJsonLd(institution, { origin: config.origin, memberOf, units: found.units, cover: found.cover })
      : null,
    reportTo: isOfOthers ? reportPath("institution", institution.slug) : null,
    follow: {
      isSignedIn: viewer !== null,
      isFollowed: viewer !== null && (await isFollowing(db, viewer.id, institution.id)),
      isShown: isOfOthers,
      slug: institution.slug,
    },
    links: {
      editTo: viewer && canEditProfile(viewer, member) ? `/institution/edit?institution=${institution.id}` : null,
      takeOverTo: `${path}/take-over`,
      writeTo: canBeWrittenTo ? `/messages/new?to=${institution.slug}` : null,
      membershipTo: canManageMembership(viewer, member) ? `/memberships/${membership.number}` : null,
    },
  });
}

export default function Profile() {
  const { profile, path, links, follow, projects, results, partners, rate, reportTo } = useLoaderData<typeof loader>();
  return (
    <ProfilePage profile={profile} path={path} links={links} follow={<FollowMember {...follow} />}>
      <InstitutionProjects projects={projects} />
      <ResultsSection results={results} />
      <WorksWithList partners={partners} />
      <AnswersGiven rate={rate} />
      <ReportLink to={reportTo} />
    </ProfilePage>
  );
}
