import {
  type ActionFunctionArgs,
  json,
  type LoaderFunctionArgs,
  type MetaFunction,
  type TypedResponse,
} from "@remix-run/node";
import { type ShouldRevalidateFunction, useActionData, useLoaderData } from "@remix-run/react";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { hintsIn } from "#app/features/projects/posting/hints.server.ts";
import { postingOptions } from "#app/features/projects/project/form-options.server.ts";
import { initiativeOptions } from "#app/features/projects/project/project-initiatives.server.ts";
import type { PostingAnswer } from "#app/features/projects/posting/posting-answer.ts";
import { postToProject } from "./answers/posting.server.ts";
import { writeSeen } from "#app/features/projects/posting/bring-together.server.ts";
import { PROJECT_LISTS } from "#app/features/projects/posting/posting.ts";
import { askedOf, requireEditable } from "./answers/editable-project.server.ts";
import { lacksIn } from "./answers/posting-form.server.ts";
import { getEditable } from "#app/features/projects/project/project-queries.server.ts";
import { findNewestVersion } from "#app/features/projects/posting/record-version.server.ts";
import { titleIn } from "#app/features/projects/project/project-title.ts";
import { canDelete } from "#app/features/projects/project/project.policy.ts";
import { isDrafting } from "#app/features/projects/project/project.ts";
import { changeView, unmetView } from "#app/features/projects/board/change-view.server.ts";
import { ChangeNotice } from "#app/features/projects/board/ui/change-notice.tsx";
import { canHandIn } from "#app/features/projects/project/project.policy.ts";
import { AuthorizationAsked } from "#app/features/projects/posting/ui/authorization-asked.tsx";
import { EditNotices } from "#app/features/projects/posting/ui/edit-notices.tsx";
import { ProjectForm } from "#app/features/projects/posting/ui/project-form.tsx";
import { readForm } from "#app/http/parse-form.server.ts";
import { formatDateTime } from "#app/i18n/format.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { Callout } from "#app/ui/callout.tsx";
import { DoneNotice } from "#app/ui/done-notice.tsx";
import { FieldHints } from "#app/ui/field-hints.tsx";
import { dayNow } from "#app/platform/days.ts";
import { titled } from "#app/ui/page-titles.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.title, data?.name.text);

export async function loader(args: LoaderFunctionArgs) {
  const { db, locale, clock } = args.context;
  const { row, lead, audience, found } = await requireEditable(args);
  const words = { t: translator(locale), locale, today: dayNow(clock) };
  const { typed, savedBy, savedAt } = await getEditable(db, row);
  const asked = await askedOf(args.context, row);
  const at = (await findNewestVersion(db, row.id))?.savedAt ?? savedAt;
  return json({
    title: words.t("projects:form.edit"),
    name: titleIn(words.locale, row),
    slug: row.slug,
    canDelete: canDelete(audience, row),
    isDraft: isDrafting(row.status),
    mayHandIn: canHandIn(audience, found.subject),
    note: row.status === "changes_requested" ? row.moderationNote : null,
    isTakenOff: row.publishedAt !== null,
    isTakenBack: found.isTakenBack,
    unmet: row.status === "changes_requested" ? unmetView(found.unmet, words) : [],
    change: changeView(found, audience, words),
    typed: { ...typed, version: String(row.version), seen: writeSeen(typed), project: row.id },
    needsAuthorization: row.unescoFileId === null && typed.isUnescoNamePlanned === "yes",
    lacks: lacksIn(typed, asked),
    version: row.version,
    keptAt: isDrafting(row.status) || row.typed === null ? null : row.version,
    saved: { by: savedBy, at: { iso: at.toISOString(), text: formatDateTime(at, locale) } },
    options: postingOptions(words, {
      likely: [lead.country],
      initiative: await initiativeOptions(db, row.id, words),
    }),
    hints: hintsIn(typed, locale),
  });
}

export async function action(args: ActionFunctionArgs): Promise<TypedResponse<PostingAnswer>> {
  const { viewer, row } = await requireEditable(args);
  const fields = await readForm(args.request, { lists: PROJECT_LISTS });
  return postToProject(args.context, { row, fields, asked: await askedOf(args.context, row) }, viewer);
}

/** Saving by itself needs nothing read again. */
export const shouldRevalidate: ShouldRevalidateFunction = ({ formData, defaultShouldRevalidate }) =>
  formData?.get("intent") === "autosave" ? false : defaultShouldRevalidate;

export default function EditProject() {
  const {
    title,
    name,
    slug,
    canDelete: mayDelete,
    isDraft,
    mayHandIn,
    note,
    isTakenOff,
    isTakenBack,
    unmet,
    change,
    typed,
    lacks,
    needsAuthorization,
    version,
    saved,
    keptAt,
    options,
    hints,
  } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() as PostingAnswer | undefined;
  // A form with errors stays the one it was; one that was taken begins anew.
  const formKey = useRef(version);
  if (!answer) formKey.current = version;
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
      {!mayHandIn && (
        <Callout tone="info">
          <p>{t(isDraft ? "coediting.draft_note" : "coediting.board_note")}</p>
        </Callout>
      )}
      {needsAuthorization && <AuthorizationAsked slug={slug} />}
      {change && <ChangeNotice change={change} />}
      <EditNotices
        slug={slug}
        canDelete={mayDelete}
        isDraft={isDraft}
        note={note}
        isTakenOff={isTakenOff}
        isTakenBack={isTakenBack}
        unmet={unmet}
        saved={saved}
        keptAt={keptAt}
        mayDrop={mayHandIn}
      />
      <FieldHints.Provider value={hints}>
        <ProjectForm
          key={formKey.current}
          typed={typed}
          options={options}
          lacks={lacks}
          isDraft={isDraft}
          mayHandIn={mayHandIn}
          submitLabel={isDraft ? t("form.submit") : t("common:action.save")}
          answer={answer}
        />
      </FieldHints.Provider>
    </div>
  );
}
