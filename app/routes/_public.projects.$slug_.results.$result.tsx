import { json, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { citationMeta } from "#app/features/projects/published/cite.ts";
import { resultJsonLd } from "#app/features/projects/published/result-json-ld.ts";
import { citedOf, resultPage, resultPath } from "#app/features/projects/published/result-page.server.ts";
import { ResultBody } from "#app/features/projects/published/ui/result-body.tsx";
import { projectCardAddress } from "#app/features/projects/board/project-card.server.ts";
import { hiddenNotice } from "#app/features/moderation/hidden-notice.server.ts";
import { reportPath } from "#app/features/moderation/moderation.ts";
import { HiddenNotice } from "#app/features/moderation/ui/hidden-notice.tsx";
import { ReportLink } from "#app/features/moderation/ui/report-link.tsx";
import { subjectOf } from "#app/features/projects/results/read-results.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { dayNow } from "#app/platform/days.ts";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { Callout } from "#app/ui/callout.tsx";
import { COPY_SCRIPT, CopyAddress } from "#app/ui/copy-address.tsx";
import { titled } from "#app/ui/page-titles.ts";
import { publicMeta } from "#app/ui/public-links.ts";
import { requireReadable } from "./answers/published-result.server.ts";

export const handle = { isStatic: true, script: COPY_SCRIPT, kept: { by: [] } };

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => {
  if (!data) return [];
  const { result, forMachines, card } = data;
  if (!forMachines) return [...titled(matches, result.title.text), { name: "robots", content: "noindex" }];
  const title = [result.title.text, result.project.title.text];
  const page = { path: result.path, title, description: result.description, kind: "article" as const, card };
  return [...publicMeta(matches, page), ...forMachines.meta, { "script:ld+json": forMachines.jsonLd }];
};

export async function loader(args: LoaderFunctionArgs) {
  const { db, locale, clock, config } = args.context;
  const { found, isShelved, result, audience, isPublished, isPublic, isInside } = await requireReadable(args);
  const { row } = result;
  const path = resultPath(found.row, row);
  if (isPublished && row.slug !== null && args.params.result !== row.slug) throw redirect(path, 301);
  const words = { t: translator(locale), locale, today: dayNow(clock) };
  const page = await resultPage(db, result, { ...found.row, isShelved }, { origin: config.origin, words });
  const cited = citedOf(result, found.row, config.origin);
  const pdf = page.file && /\.pdf$/i.test(page.file.name) ? config.origin + page.file.to : null;
  const ofIds = [found.row.leadInstitutionId, ...subjectOf(result).institutionIds];
  const isOwn =
    ofIds.some((id) => audience.institutionIds.includes(id)) ||
    subjectOf(result).writerIds.includes(audience.viewer?.id ?? "");
  return json({
    hidden: await hiddenNotice(db, { project: found.row, result: row }, audience, { ...words, now: clock.now() }),
    reportTo: isPublished && !isOwn ? reportPath("result", row.id) : null,
    result: page,
    isPublished,
    desk: isInside ? `/projects/${found.row.slug}/results` : null,
    card: projectCardAddress(found.row, locale),
    forMachines: isPublic
      ? {
          meta: citationMeta(cited, { page: config.origin + path, pdf }),
          jsonLd: resultJsonLd(result, cited, { origin: config.origin, path, project: found.row.slug }),
        }
      : null,
  });
}

export default function ResultPage() {
  const { result, isPublished, desk, hidden, reportTo } = useLoaderData<typeof loader>();
  const { t } = useTranslation(["results", "projects"]);
  return (
    <div className="page page-body stack stack-loose">
      <Breadcrumbs
        items={[
          { label: t("projects:board.title"), to: "/projects" },
          { label: result.project.title.text, lang: result.project.title.lang, to: result.project.to ?? undefined },
          { label: result.title.text, lang: result.title.lang },
        ]}
      />
      <HiddenNotice notice={hidden} />
      {!isPublished && !hidden && (
        <Callout tone="wait">
          <p>{t("page.not_published")}</p>
        </Callout>
      )}
      <ResultBody result={result} isPublished={isPublished} />
      {isPublished && <CopyAddress path={result.path} />}
      <ReportLink to={reportTo} />
      {desk && (
        <p>
          <Link to={desk}>{t("page.to_desk")}</Link>
        </p>
      )}
    </div>
  );
}
