import { randomUUID } from "node:crypto";
import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { roomsWithUnread } from "#app/features/projects/discussion/unread-posts.server.ts";
import { getAudience } from "#app/features/projects/project/project-audience.server.ts";
import { areInitiativesAsked } from "#app/features/projects/project/initiatives-asked.server.ts";
import { namedInitiatives } from "#app/features/projects/project/project-initiatives.server.ts";
import { invitedOf } from "#app/features/projects/board/invited.server.ts";
import { closingNotice } from "#app/features/projects/board/closing-notice.server.ts";
import { projectJsonLd } from "#app/features/projects/board/project-json-ld.server.ts";
import { projectCardAddress } from "#app/features/projects/board/project-card.server.ts";
import { readStandings } from "#app/features/projects/board/duties.server.ts";
import { linksFor } from "#app/features/projects/board/project-links.server.ts";
import { presentFound } from "#app/features/projects/project/present-project.server.ts";
import { type FoundProject, listProjectActivity } from "#app/features/projects/project/project-queries.server.ts";
import { listNeeds, valuesOf } from "#app/features/projects/project/project-rows.server.ts";
import { partnershipOf } from "#app/features/projects/project/partnership.policy.ts";
import { courseView } from "#app/features/projects/work/progress-view.server.ts";
import { Course } from "#app/features/projects/work/ui/course.tsx";
import { ProjectRooms } from "#app/features/projects/project/ui/project-rooms.tsx";
import { projectView } from "#app/features/projects/board/project-view.server.ts";
import { readSavedDraft } from "#app/features/projects/posting/saved-draft.server.ts";
import { lacksAuthorization } from "#app/features/projects/posting/unesco-file.server.ts";
import { AuthorizationAsked } from "#app/features/projects/posting/ui/authorization-asked.tsx";
import { DraftNotice } from "#app/features/projects/posting/ui/draft-notice.tsx";
import { CopyForm } from "#app/features/projects/posting/ui/copy-form.tsx";
import { canCopy, canHandIn, isForEverybody, isReportable } from "#app/features/projects/project/project.policy.ts";
import {
  ProjectAnswers,
  ProjectBody,
  ProjectFacts,
  ProjectHistory,
} from "#app/features/projects/board/ui/project-body.tsx";
import { ActBar } from "#app/features/projects/board/ui/act-bar.tsx";
import { ClosingNotice } from "#app/features/projects/board/ui/closing-notice.tsx";
import { InvitedAs } from "#app/features/projects/board/ui/invited-as.tsx";
import { ProjectHeading } from "#app/features/projects/board/ui/project-heading.tsx";
import { whyOwn } from "#app/features/projects/board/own-why.server.ts";
import { relatedProjects } from "#app/features/projects/board/related.server.ts";
import { RelatedProjects } from "#app/features/projects/board/ui/related-projects.tsx";
import { OwnWhy } from "#app/features/projects/matching/ui/why.tsx";
import { ofProject } from "#app/features/projects/published/published-results.server.ts";
import { shownReport } from "#app/features/projects/report/report-view.server.ts";
import { ReportSection } from "#app/features/projects/report/ui/report-body.tsx";
import { resultsSection } from "#app/features/projects/published/results-section.server.ts";
import { ResultsSection } from "#app/features/projects/published/ui/results-section.tsx";
import { hiddenNotice } from "#app/features/moderation/hidden-notice.server.ts";
import { reportPath } from "#app/features/moderation/moderation.ts";
import { HiddenNotice } from "#app/features/moderation/ui/hidden-notice.tsx";
import { ReportLink } from "#app/features/moderation/ui/report-link.tsx";
import { findFollowed } from "#app/features/following/follow-projects.server.ts";
import { FollowButton } from "#app/features/following/ui/follow-button.tsx";
import { findViewer } from "#app/http/guards.server.ts";
import { notFound } from "#app/http/refusals.server.ts";
import { formatDay } from "#app/i18n/format.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { getLocalizedAssociation } from "#app/platform/association.server.ts";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { LinkButton } from "#app/ui/button.tsx";
import { Callout } from "#app/ui/callout.tsx";
import { Card } from "#app/ui/card.tsx";
import { COPY_SCRIPT, CopyAddress } from "#app/ui/copy-address.tsx";
import { DoneNotice } from "#app/ui/done-notice.tsx";
import { RefusedNotice } from "#app/ui/refused-notice.tsx";
import { publicMeta } from "#app/ui/public-links.ts";
import type { Locale } from "#db/locales.ts";
import { dayNow } from "#app/platform/days.ts";
import { titled } from "#app/ui/page-titles.ts";
import { projectAt } from "./answers/project-at.server.ts";

export const handle = { isStatic: true, script: COPY_SCRIPT, kept: { by: [] } };

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => {
  if (!data) return [];
  const { project, jsonLd, card } = data;
  if (!jsonLd) return [...titled(matches, project.title.text), { name: "robots", content: "noindex" }];
  const { title, summary, slug } = project;
  const page = { path: `/projects/${slug}`, title: [title.text], description: summary, kind: "article" as const, card };
  return [...publicMeta(matches, page), { "script:ld+json": jsonLd }];
};

const reportTo = (audience: Parameters<typeof isReportable>[0], found: FoundProject) =>
  isReportable(audience, found) ? reportPath("project", found.row.slug) : null;

export async function loader(args: LoaderFunctionArgs) {
  const { context } = args;
  const { db, locale, clock, config } = context;
  const audience = await getAudience(db, await findViewer({ context }), dayNow(clock));
  const found = await projectAt(args, audience);
  if (!found) throw notFound();
  const words = { t: translator(locale), locale, today: dayNow(clock) };
  const { id } = found.row;
  const { name: memberOf } = await getLocalizedAssociation(db, "en");
  const met = { ...found.subject, slug: found.row.slug };
  const [values, needs, activity, initiatives, standings] = await Promise.all([
    valuesOf(db, found.row),
    listNeeds(db, id),
    listProjectActivity(db, id, "public"),
    namedInitiatives(db, id, words),
    readStandings(db, audience, [met]),
  ]);
  const inEnglish = { ...words, t: translator("en"), locale: "en" as const };
  const presented = presentFound(found, needs, inEnglish);
  const saved = await readSavedDraft(db, found, { values, activity }, audience, words);
  return json({
    project: saved?.project ?? projectView(found, { values, needs, activity, initiatives }, audience, words),
    draft: saved?.draft ?? null,
    areInitiativesAsked: await areInitiativesAsked(db, { found, values }, audience),
    rooms: await roomsWithUnread(db, found, audience, locale),
    course: await courseView(db, { partnership: partnershipOf(found.subject, found.partners), audience }, words),
    links: linksFor(found, audience, standings.get(id)?.duty ?? null, words),
    copyKey: canCopy(audience, found.subject) ? randomUUID() : null,
    jsonLd: isForEverybody(found.subject, found.row.visibility)
      ? projectJsonLd({ ...found, presented, values }, { origin: config.origin, memberOf })
      : null,
    why: await whyOwn(db, id, audience, words),
    hidden: await hiddenNotice(db, { project: found.row, result: null }, audience, { ...words, now: clock.now() }),
    reportTo: reportTo(audience, found),
    needsAuthorization: canHandIn(audience, found.subject) && lacksAuthorization(found.row, found.row),
    results: await resultsSection(db, ofProject(id), audience, words),
    report: await shownReport(db, found, words),
    related: await relatedProjects(db, id, audience, words),
    invited: invitedOf(found, audience, words),
    closing: await closingNotice(db, found, audience, { ...words, now: clock.now() }),
    answersUntil: answersUntil(found.row.answerBy, locale),
    card: projectCardAddress(found.row, locale),
    isSignedIn: audience.viewer !== null,
    isFollowed: audience.viewer !== null && ((await findFollowed(db, audience.viewer.id, id))?.isOn ?? false),
  });
}

const answersUntil = (day: string | null, locale: Locale): string => (day ? formatDay(day, locale) : "");

/** What the bar says on a phone, where it is not said twice. */
const BESIDE_BAR = "beside-bar";

export default function ProjectPage() {
  const { project, draft, links, copyKey, isSignedIn, areInitiativesAsked, ...beside } = useLoaderData<typeof loader>();
  const { t } = useTranslation("projects");
  const asked = links.find(({ isAsked }) => isAsked);
  return (
    <div className="page page-body stack stack-loose">
      <Breadcrumbs
        items={[
          { label: t("board.title"), to: "/projects" },
          { label: project.title.text, lang: project.title.lang },
        ]}
      />
      <ProjectRooms rooms={beside.rooms} current="project" />
      <DoneNotice ns="projects" values={{ day: beside.answersUntil }} />
      <RefusedNotice ns="projects" />
      <HiddenNotice notice={beside.hidden} />
      {beside.closing && <ClosingNotice closing={beside.closing} />}
      <ProjectAnswers project={project} />
      {draft && <DraftNotice {...draft} />}
      {beside.needsAuthorization && <AuthorizationAsked slug={project.slug} />}
      {areInitiativesAsked && <InitiativesAsked slug={project.slug} />}
      <div className="sidebar-end sidebar-between">
        <div className="stack">
          <ProjectHeading project={project} />
          <FollowButton
            what="project"
            path={`/projects/${project.slug}`}
            slug={project.slug}
            isSignedIn={isSignedIn}
            isFollowed={beside.isFollowed}
            on="page"
          />
          {beside.invited.map(({ key, ...one }) => (
            <InvitedAs key={key} {...one} />
          ))}
          {beside.why && <OwnWhy why={beside.why} />}
          {asked && <ActBar act={asked} />}
        </div>
        <aside className="stack" aria-label={t("page.facts")}>
          {links.length > 0 && (
            <Card as="div" className={asked && links.length === 1 && !copyKey ? BESIDE_BAR : undefined}>
              <div className="stack">
                {links.map(({ to, label, isPrimary, isAsked }) => (
                  <LinkButton
                    key={to}
                    to={to}
                    variant={isPrimary ? "primary" : "quiet"}
                    className={isAsked ? BESIDE_BAR : undefined}
                  >
                    {label}
                  </LinkButton>
                ))}
                {copyKey && <CopyForm slug={project.slug} formKey={copyKey} />}
              </div>
            </Card>
          )}
          <Course course={beside.course} slug={project.slug} />
          <Card title={t("page.facts")}>
            <ProjectFacts project={project} />
          </Card>
          <CopyAddress path={`/projects/${project.slug}`} />
          <ReportLink to={beside.reportTo} />
          {!isSignedIn && <SignInNote path={`/projects/${project.slug}`} />}
        </aside>
        <div className="stack stack-loose">
          <ProjectBody project={project} />
          <ReportSection report={beside.report} />
          <ResultsSection results={beside.results} />
          <RelatedProjects projects={beside.related} />
          <ProjectHistory project={project} />
          {isSignedIn && (
            <p>
              <Link to={`/projects/${project.slug}/activity`}>{t("activity.all")}</Link>
            </p>
          )}
        </div>
      </div>
    </div>
  );
}

/** A project from before its initiatives were asked for asks those who can say it. */
function InitiativesAsked({ slug }: { slug: string }) {
  const { t } = useTranslation("projects");
  return (
    <Callout tone="info" title={t("page.initiatives_asked.title")}>
      <p>{t("page.initiatives_asked.text")}</p>
      <p>
        <Link to={`/projects/${slug}/edit?open=subject#project-initiatives`}>{t("page.initiatives_asked.link")}</Link>
      </p>
    </Callout>
  );
}

function SignInNote({ path }: { path: string }) {
  const { t } = useTranslation("projects");
  return (
    <div className="stack small">
      <p className="soft">{t("page.sign_in_note")}</p>
      <p>
        <Link to={`/login?redirectTo=${encodeURIComponent(path)}`}>{t("page.sign_in")}</Link>
      </p>
      <p className="soft">
        {t("page.not_a_member")} <Link to="/join">{t("page.how_to_join")}</Link>
      </p>
    </div>
  );
}
