import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { findFollowedInitiative } from "#app/features/following/follow-initiatives.server.ts";
import { FollowButton } from "#app/features/following/ui/follow-button.tsx";
import { findPublished } from "#app/features/initiatives/initiative/read-initiatives.server.ts";
import { initiativeJsonLd } from "#app/features/initiatives/reading/initiative-json-ld.server.ts";
import { initiativeView } from "#app/features/initiatives/reading/initiative-view.server.ts";
import {
  InitiativeBody,
  InitiativeFacts,
  InitiativeHeading,
} from "#app/features/initiatives/reading/ui/initiative-body.tsx";
import { supportingView } from "#app/features/projects/initiatives/supporting-view.server.ts";
import { initiativeNetwork } from "#app/features/projects/network/member-network.server.ts";
import { InitiativeNetwork } from "#app/features/projects/network/ui/initiative-network.tsx";
import { forInitiative } from "#app/features/projects/published/published-results.server.ts";
import { resultsSection } from "#app/features/projects/published/results-section.server.ts";
import { reachedFor } from "#app/features/projects/report/read-report.server.ts";
import { reachedText } from "#app/features/projects/report/report-view.server.ts";
import { ResultsSection } from "#app/features/projects/published/ui/results-section.tsx";
import { Supporting } from "#app/features/projects/initiatives/ui/supporting.tsx";
import { getAudience } from "#app/features/projects/project/project-audience.server.ts";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { findViewer } from "#app/http/guards.server.ts";
import { notFound } from "#app/http/refusals.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { getLocalizedAssociation } from "#app/platform/association.server.ts";
import { dayNow } from "#app/platform/days.ts";
import type { Reader } from "#db/index.server.ts";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { COPY_SCRIPT, CopyAddress } from "#app/ui/copy-address.tsx";
import { DoneNotice } from "#app/ui/done-notice.tsx";
import { publicMeta } from "#app/ui/public-links.ts";

export const handle = { isStatic: true, script: COPY_SCRIPT, kept: { by: [] } };

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => {
  if (!data) return [];
  const { initiative, path, jsonLd } = data;
  const page = { path, title: [initiative.title.text], description: initiative.excerpt, kind: "article" as const };
  return [...publicMeta(matches, page), { "script:ld+json": jsonLd }];
};

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { db, locale, clock, config } = context;
  const found = await findPublished(db, params.slug ?? "");
  if (!found) throw notFound();
  const { name } = await getLocalizedAssociation(db, "en");
  const today = dayNow(clock);
  const audience = await getAudience(db, await findViewer({ context }), today);
  const words = { t: translator(locale), locale, today };
  return json({
    results: await resultsSection(db, forInitiative(db, found.row.id), audience, words),
    supporting: await supportingView(db, found.row, audience, words),
    network: found.row.slug === null ? null : await initiativeNetwork(db, found.row.slug, { audience, locale }),
    reached: reachedText(await reachedFor(db, found.row.id, audience), "initiative", words),
    path: `/initiatives/${found.row.slug}`,
    following: await followingOf(db, audience.viewer, found.row),
    initiative: initiativeView(found, { locale, today }),
    jsonLd: initiativeJsonLd(found, { origin: config.origin, name }),
  });
}

async function followingOf(db: Reader, viewer: Viewer | null, { id, slug }: { id: string; slug: string | null }) {
  const followed = viewer && (await findFollowedInitiative(db, viewer.id, id));
  return { slug: slug ?? "", isSignedIn: viewer !== null, isFollowed: followed?.isOn ?? false };
}

export default function InitiativePage() {
  const { path, initiative, supporting, results, reached, network, following } = useLoaderData<typeof loader>();
  const { t } = useTranslation("initiatives");
  const { title } = initiative;
  return (
    <div className="page page-body stack stack-loose">
      <Breadcrumbs
        items={[
          { label: t("list.title"), to: "/initiatives" },
          { label: title.text, lang: title.lang },
        ]}
      />
      <DoneNotice ns="initiatives" isStillSo={(code) => (code === "followed") === following.isFollowed} />
      <div className="sidebar-end sidebar-between">
        <div className="stack">
          <InitiativeHeading initiative={initiative} />
          <FollowButton what="initiative" path={path} {...following} />
        </div>
        <aside className="stack" aria-label={t("page.facts")}>
          <InitiativeFacts initiative={initiative} />
          <CopyAddress path={path} />
        </aside>
        <div className="stack stack-loose">
          <InitiativeBody initiative={initiative} />
          <Supporting view={supporting} />
          <InitiativeNetwork network={network} slug={network?.lens.initiative?.slug ?? null} />
          {reached && <p>{reached}</p>}
          <ResultsSection results={results} />
        </div>
      </div>
    </div>
  );
}
