import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { ProjectBody, ProjectFacts } from "#app/features/projects/board/ui/project-body.tsx";
import { ProjectHeading } from "#app/features/projects/board/ui/project-heading.tsx";
import { previewView } from "#app/features/projects/posting/preview.server.ts";
import { PreviewNotice } from "#app/features/projects/posting/ui/preview-notice.tsx";
import { initiativesById } from "#app/features/projects/project/project-initiatives.server.ts";
import { getEditable } from "#app/features/projects/project/project-queries.server.ts";
import { titleIn } from "#app/features/projects/project/project-title.ts";
import { isDrafting } from "#app/features/projects/project/project.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { dayNow } from "#app/platform/days.ts";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { Card } from "#app/ui/card.tsx";
import { titled } from "#app/ui/page-titles.ts";
import { askedOf, requireReadableText } from "./answers/editable-project.server.ts";
import { lacksIn } from "./answers/posting-form.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => [
  ...titled(matches, data?.title, data?.name.text),
  { name: "robots", content: "noindex" },
];

export async function loader(args: LoaderFunctionArgs) {
  const { db, locale, clock } = args.context;
  const { row, found, audience, canChange } = await requireReadableText(args);
  const words = { t: translator(locale), locale, today: dayNow(clock) };
  const reader = new URL(args.request.url).searchParams.get("as") === "members" ? "members" : "everyone";
  const { typed } = await getEditable(db, row);
  const initiatives = await initiativesById(db, [typed.initiatives ?? []].flat(), words);
  return json({
    title: words.t("projects:preview.title"),
    name: titleIn(locale, row),
    slug: row.slug,
    standing: canChange ? (isDrafting(row.status) ? ("draft" as const) : ("board" as const)) : ("handed_in" as const),
    reader: reader as "everyone" | "members",
    lacks: lacksIn(typed, await askedOf(args.context, row)),
    project: previewView({ found, typed, initiatives, audience, now: clock.now() }, reader, words),
  });
}

/** The page of a project as its readers would see it, before anybody does. */
export default function Preview() {
  const { t } = useTranslation("projects");
  const { title, name, slug, standing, reader, lacks, project } = useLoaderData<typeof loader>();
  const crumbs = [
    { label: name.text, lang: name.lang, to: `/projects/${slug}` },
    ...(standing === "handed_in" ? [] : [{ label: t("form.edit"), to: `/projects/${slug}/edit` }]),
    { label: title },
  ];
  return (
    <div className="stack stack-loose">
      <Breadcrumbs items={crumbs} />
      <PreviewNotice {...{ slug, reader, standing, lacks }} />
      {project ? (
        <>
          <ProjectHeading project={project} />
          <Card title={t("page.facts")}>
            <ProjectFacts project={project} />
          </Card>
          <ProjectBody project={project} />
        </>
      ) : (
        <>
          <h1>{title}</h1>
          <p>{t(`preview.not_for.${reader}`)}</p>
        </>
      )}
    </div>
  );
}
