import { randomUUID } from "node:crypto";
import {
  type ActionFunctionArgs,
  json,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
  type TypedResponse,
} from "@remix-run/node";
import { type ShouldRevalidateFunction, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { postingOptions } from "#app/features/projects/project/form-options.server.ts";
import { initiativeOptions, offeredInitiativeIds } from "#app/features/projects/project/project-initiatives.server.ts";
import { getAudience } from "#app/features/projects/project/project-audience.server.ts";
import type { PostingAnswer } from "#app/features/projects/posting/posting-answer.ts";
import { postNewProject, refuseNewProject, WITHOUT_LEAD } from "./answers/new-posting.server.ts";
import { writeSeen } from "#app/features/projects/posting/bring-together.server.ts";
import { formKeyField, PROJECT_LISTS } from "#app/features/projects/posting/posting.ts";
import { lacksIn, readPosting } from "./answers/posting-form.server.ts";
import { fromTemplate, isKind, templateChoices } from "#app/features/projects/posting/template.server.ts";
import { AuthorizationAsked } from "#app/features/projects/posting/ui/authorization-asked.tsx";
import { Templates } from "#app/features/projects/posting/ui/templates.tsx";
import { findBegun, getEditable, listInstitutions } from "#app/features/projects/project/project-queries.server.ts";
import type { TypedFields } from "#app/features/projects/project/project-form.ts";
import type { ProjectRow } from "#app/features/projects/project/project-subject.server.ts";
import { nameView } from "#app/features/projects/project/project-words.server.ts";
import { isDrafting } from "#app/features/projects/project/project.ts";
import { postsFor } from "#app/features/projects/project/project.policy.ts";
import { ProjectForm } from "#app/features/projects/posting/ui/project-form.tsx";
import { requireUser } from "#app/http/guards.server.ts";
import { readForm } from "#app/http/parse-form.server.ts";
import { authorize } from "#app/http/refusals.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { dayNow } from "#app/platform/days.ts";
import { titled } from "#app/ui/page-titles.ts";
import type { Reader } from "#db/index.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.title);

async function requirePoster(args: LoaderFunctionArgs) {
  const viewer = await requireUser(args);
  const ids = postsFor(await getAudience(args.context.db, viewer, dayNow(args.context.clock)));
  authorize(ids.length > 0);
  return { viewer, ids };
}

export async function loader(args: LoaderFunctionArgs) {
  const { db, locale, clock } = args.context;
  const { viewer, ids } = await requirePoster(args);
  const { searchParams } = new URL(args.request.url);
  const formKey = formKeyField.safeParse(searchParams.get("form")).data;
  const asked = searchParams.get("kind");
  const kind = isKind(asked) ? asked : null;
  if (!formKey) {
    const template = kind ? `&kind=${kind}` : "";
    return redirect(`/projects/new?form=${randomUUID()}${template}`) as TypedResponse<never>;
  }
  const begun = await findBegun(db, viewer.id, formKey);
  // A form that was refused stands at the address it was sent to, with what has been kept of it.
  const isSent = searchParams.has("sent");
  if (begun && !isSent)
    return redirect(`/projects/${begun.slug}${isDrafting(begun.status) ? "/edit" : ""}`) as TypedResponse<never>;
  const words = { t: translator(locale), locale, today: dayNow(clock) };
  const institutions = await listInstitutions(db, ids);
  const leads = institutions.map((one) => ({ value: one.id, label: nameView(words, one) }));
  const initiatives = await offeredInitiativeIds(db, null, words.today);
  const begins = kind ? fromTemplate(kind, locale) : {};
  const kept = await keptOf(db, begun);
  const lacks = lacksIn(kept ?? begins, { today: words.today, initiatives, mustNameInitiatives: true });
  return json({
    title: words.t("projects:form.new"),
    leads: leads.length > 1 ? leads : null,
    lacks: leads.length > 1 && !kept ? [WITHOUT_LEAD, ...lacks] : lacks,
    typed: { version: "0", seen: writeSeen(kept ?? begins), ...(kept ?? begins), formKey },
    template: { choices: templateChoices(locale), chosen: kind },
    asksAuthorizationOf: lackingAuthorization(begun, kept),
    options: postingOptions(words, {
      likely: institutions.map(({ country }) => country),
      initiative: await initiativeOptions(db, null, words),
    }),
  });
}

/** The address of a draft that is to use the name of UNESCO and has no authorization. */
function lackingAuthorization(row: ProjectRow | null, kept: TypedFields | null): string | null {
  const isLacking = kept?.isUnescoNamePlanned === "yes" && row?.unescoFileId === null;
  return isLacking ? row.slug : null;
}

async function keptOf(db: Reader, row: ProjectRow | null): Promise<TypedFields | null> {
  if (!row || !isDrafting(row.status)) return null;
  const { typed } = await getEditable(db, row);
  return { ...typed, leadInstitutionId: row.leadInstitutionId, version: String(row.version) };
}

export async function action(args: ActionFunctionArgs): Promise<TypedResponse<PostingAnswer>> {
  const { context, request } = args;
  const { viewer, ids } = await requirePoster(args);
  const fields = await readForm(request, { lists: PROJECT_LISTS });
  const today = dayNow(context.clock);
  const initiatives = await offeredInitiativeIds(context.db, null, today);
  const asked = { today, initiatives, mustNameInitiatives: true, lacksAuthorization: true };
  const posted = readPosting(fields, asked);
  if (posted.intent === "invalid") return refuseNewProject(posted, { fields, postsFor: ids });
  return postNewProject(context, { posted, fields, postsFor: ids, asked }, viewer);
}

/** Saving by itself needs nothing read again, or the form would be given another key. */
export const shouldRevalidate: ShouldRevalidateFunction = ({ formData, defaultShouldRevalidate }) =>
  formData?.get("intent") === "autosave" ? false : defaultShouldRevalidate;

export default function NewProject() {
  const { title, leads, lacks, typed, template, asksAuthorizationOf, options } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() as PostingAnswer | undefined;
  const { t } = useTranslation("projects");
  return (
    <div className="stack">
      <Breadcrumbs items={[{ label: t("mine.title"), to: "/projects/mine" }, { label: title }]} />
      <h1>{title}</h1>
      <p className="lead">{t("form.lead")}</p>
      {asksAuthorizationOf === null ? <Templates {...template} /> : <AuthorizationAsked slug={asksAuthorizationOf} />}
      <ProjectForm
        key={typed.formKey}
        typed={typed}
        leads={leads ?? undefined}
        action={`/projects/new?form=${typed.formKey}&sent=yes`}
        options={options}
        lacks={lacks}
        isNew
        isDraft
        submitLabel={t("form.submit")}
        answer={answer}
      />
    </div>
  );
}
