import type { SubmissionResult } from "@conform-to/react";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { saveProjectDraft } from "#app/features/projects/commands/draft-project.server.ts";
import { editProject } from "#app/features/projects/commands/edit-project.server.ts";
import { submitProject } from "#app/features/projects/commands/submit-project.server.ts";
import { formOptions } from "#app/features/projects/form-options.server.ts";
import { getAudience } from "#app/features/projects/project-audience.server.ts";
import {
  type PostedProject,
  PROJECT_LISTS,
  readPosting,
  staleAnswer,
} from "#app/features/projects/project-posting.server.ts";
import { findProject, getEditable } from "#app/features/projects/project-queries.server.ts";
import { momentView, titleView } from "#app/features/projects/project-words.server.ts";
import { isDrafting } from "#app/features/projects/project.ts";
import { canEdit } from "#app/features/projects/project.policy.ts";
import { EditNotices } from "#app/features/projects/ui/edit-notices.tsx";
import { ProjectForm } from "#app/features/projects/ui/project-form.tsx";
import { requireUser } from "#app/http/guards.server.ts";
import { readForm } from "#app/http/parse-form.server.ts";
import { authorize, forbidden, notFound } from "#app/http/refusals.server.ts";
import { redirectDone } from "#app/http/safe-redirect.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { DoneNotice } from "#app/ui/done-notice.tsx";
import { dayNow } from "#app/platform/days.ts";
import { titled } from "#app/ui/page-titles.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.title, data?.name.text);

async function requireEditable(args: LoaderFunctionArgs) {
  const { db, clock } = args.context;
  const viewer = await requireUser(args);
  const audience = await getAudience(db, viewer, dayNow(clock));
  const found = await findProject(db, args.params.slug ?? "", audience);
  if (!found) throw notFound();
  authorize(canEdit(audience, found.subject));
  return { viewer, row: found.row, lead: found.lead };
}

export async function loader(args: LoaderFunctionArgs) {
  const { db, locale, clock } = args.context;
  const { row, lead } = await requireEditable(args);
  const words = { t: translator(locale), locale, today: dayNow(clock) };
  const { typed, savedBy, savedAt } = await getEditable(db, row);
  return json({
    title: words.t("projects:form.edit"),
    name: titleView(words, row),
    slug: row.slug,
    isDraft: isDrafting(row.status),
    note: row.status === "changes_requested" ? row.moderationNote : null,
    typed: { ...typed, version: String(row.version) },
    version: row.version,
    saved: { by: savedBy, at: momentView(words, savedAt) },
    options: formOptions(words, [lead.country]),
  });
}

type Posted = Extract<PostedProject, { intent: "save" | "submit" }>;

async function carryOut(args: ActionFunctionArgs, posted: Posted) {
  const { viewer, row } = await requireEditable(args);
  const { context } = args;
  const { version } = posted;
  if (posted.intent === "save") {
    const { titleEn, typed } = posted;
    const saved = await saveProjectDraft(context, { projectId: row.id, version, titleEn, typed }, viewer);
    return saved.ok ? { ok: true as const, path: `/projects/${row.slug}/edit`, done: "saved" } : saved;
  }
  const posting = { projectId: row.id, version, values: posted.values };
  const hand = isDrafting(row.status) ? submitProject : editProject;
  const handed = await hand(context, posting, viewer);
  if (!handed.ok) return handed;
  const done = handed.isPublished ? (isDrafting(row.status) ? "published" : "edited") : "submitted";
  return { ok: true as const, path: `/projects/${row.slug}`, done };
}

interface Answer {
  result: SubmissionResult;
  /** Given when somebody else saved meanwhile: the answers that differ. */
  differing?: string[];
}

export async function action(args: ActionFunctionArgs) {
  await requireEditable(args);
  const fields = await readForm(args.request, { lists: PROJECT_LISTS });
  const posted = await readPosting(fields, dayNow(args.context.clock));
  if (posted.intent === "rows") return json<Answer>({ result: posted.result });
  if (posted.intent === "invalid") return json<Answer>({ result: posted.result }, { status: 422 });
  const outcome = await carryOut(args, posted);
  if (outcome.ok) return redirectDone(outcome.path, outcome.done);
  if (outcome.reason === "denied") throw forbidden();
  const { row } = await requireEditable(args);
  const { typed } = await getEditable(args.context.db, row);
  return json<Answer>(staleAnswer(fields, { version: row.version, typed }), { status: 409 });
}

export default function EditProject() {
  const { title, name, slug, isDraft, note, typed, version, saved, options } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const { t } = useTranslation("projects");
  const crumbs = [
    { label: t("mine.title"), to: "/projects/mine" },
    { label: name.text, lang: name.lang, to: `/projects/${slug}` },
  ];
  return (
    <div className="stack">
      <Breadcrumbs items={[...crumbs, { label: title }]} />
      <h1>{title}</h1>
      <DoneNotice ns="projects" />
      <EditNotices differing={answered?.differing ?? null} isDraft={isDraft} note={note} saved={saved} slug={slug} />
      <ProjectForm
        key={version}
        typed={typed}
        options={options}
        isDraft={isDraft}
        submitLabel={isDraft ? t("form.submit") : t("common:action.save")}
        lastResult={answered?.result}
      />
    </div>
  );
}
