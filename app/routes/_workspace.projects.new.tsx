import { randomUUID } from "node:crypto";
import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { startProject } from "#app/features/projects/commands/draft-project.server.ts";
import { submitProject } from "#app/features/projects/commands/submit-project.server.ts";
import { formOptions } from "#app/features/projects/form-options.server.ts";
import { getAudience } from "#app/features/projects/project-audience.server.ts";
import { formKeyField, PROJECT_LISTS, readPosting } from "#app/features/projects/project-posting.server.ts";
import { listInstitutions } from "#app/features/projects/project-queries.server.ts";
import { nameView } from "#app/features/projects/project-words.server.ts";
import { postsFor } from "#app/features/projects/project.policy.ts";
import { ProjectForm } from "#app/features/projects/ui/project-form.tsx";
import { requireUser } from "#app/http/guards.server.ts";
import { readForm } from "#app/http/parse-form.server.ts";
import { authorize, forbidden } from "#app/http/refusals.server.ts";
import { redirectDone } from "#app/http/safe-redirect.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { dayNow } from "#app/platform/days.ts";
import { titled } from "#app/ui/page-titles.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.title);

async function requirePoster(args: LoaderFunctionArgs) {
  const viewer = await requireUser(args);
  const ids = postsFor(await getAudience(args.context.db, viewer, dayNow(args.context.clock)));
  authorize(ids.length > 0);
  return { viewer, ids };
}

export async function loader(args: LoaderFunctionArgs) {
  const { db, locale, clock } = args.context;
  const { ids } = await requirePoster(args);
  const words = { t: translator(locale), locale, today: dayNow(clock) };
  const institutions = await listInstitutions(db, ids);
  const leads = institutions.map((one) => ({ value: one.id, label: nameView(words, one) }));
  return json({
    title: words.t("projects:form.new"),
    leads: leads.length > 1 ? leads : null,
    typed: { version: "0", formKey: randomUUID() },
    options: formOptions(
      words,
      institutions.map(({ country }) => country),
    ),
  });
}

export async function action(args: ActionFunctionArgs) {
  const { context, request } = args;
  const { viewer, ids } = await requirePoster(args);
  const fields = await readForm(request, { lists: PROJECT_LISTS });
  const posted = await readPosting(fields, dayNow(context.clock));
  if (posted.intent === "rows") return json({ result: posted.result });
  if (posted.intent === "invalid") return json({ result: posted.result }, { status: 422 });
  const leadInstitutionId = ids.length > 1 ? (fields.get("leadInstitutionId") ?? "") : (ids[0] ?? "");
  const { titleEn, typed } = posted;
  const formKey = formKeyField.safeParse(fields.get("formKey")).data;
  const started = await startProject(context, { leadInstitutionId, titleEn, typed, formKey }, viewer);
  if (!started.ok) throw forbidden();
  if (posted.intent === "save") return redirectDone(`/projects/${started.slug}/edit`, "saved");
  const posting = { projectId: started.id, version: started.version, values: posted.values };
  const submitted = await submitProject(context, posting, viewer);
  if (!submitted.ok && submitted.reason === "denied") throw forbidden();
  // The same form was sent twice, and the other one was quicker.
  if (!submitted.ok) return redirect(`/projects/${started.slug}`);
  return redirectDone(`/projects/${started.slug}`, submitted.isPublished ? "published" : "submitted");
}

export default function NewProject() {
  const { title, leads, typed, options } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const { t } = useTranslation("projects");
  return (
    <div className="stack">
      <Breadcrumbs items={[{ label: t("mine.title"), to: "/projects/mine" }, { label: title }]} />
      <h1>{title}</h1>
      <p className="lead">{t("form.lead")}</p>
      <p>
        <Link to="/projects/criteria">{t("criteria.title")}</Link>
      </p>
      <ProjectForm
        typed={typed}
        leads={leads ?? undefined}
        options={options}
        isDraft
        submitLabel={t("form.submit")}
        lastResult={answered?.result}
      />
    </div>
  );
}
