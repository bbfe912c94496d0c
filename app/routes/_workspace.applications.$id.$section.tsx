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
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { type Answers, isSectionKey, type SectionKey, sectionOf } from "#app/features/applications/form/form.ts";
import { readShownTexts } from "#app/features/applications/form/declarations.ts";
import { draftSchema } from "#app/features/applications/form/form.schema.ts";
import { mayWriteIn } from "#app/features/applications/file/application.policy.ts";
import { editableFields } from "#app/features/applications/apply/save-section.server.ts";
import { noteVisit, type PresentPerson } from "#app/features/applications/versions/section-presence.server.ts";
import { PresentPeople } from "#app/features/applications/versions/ui/present-people.tsx";
import type { ApplicationRow } from "#app/features/applications/file/dossier.server.ts";
import { writeSeen } from "#app/features/applications/form/seen-answers.server.ts";
import { stepAfter } from "#app/features/applications/apply/form-progress.server.ts";
import type { SectionPage } from "#app/features/applications/apply/section-model.ts";
import { viewSectionPage } from "#app/features/applications/apply/section-page.server.ts";
import { type Posted, postSection, type SectionAnswer } from "#app/features/applications/apply/section-post.server.ts";
import { typedInSection } from "#app/features/applications/apply/moved-on.server.ts";
import { applicationMovedOn } from "./answers/application-moved-on.server.ts";
import { FormLayout } from "#app/features/applications/apply/ui/form-layout.tsx";
import { SimilarNotice } from "#app/features/applications/apply/ui/similar-institutions.tsx";
import { SectionForm } from "#app/features/applications/apply/ui/section-form.tsx";
import { SavedNotice } from "#app/features/applications/file/ui/saved-notes.tsx";
import { documentHeaders } from "#app/http/document-headers.ts";
import { parseFields, readForm } from "#app/http/parse-form.server.ts";
import { authorize, notFound, refuse } from "#app/http/refusals.server.ts";
import { redirectDone } from "#app/http/safe-redirect.server.ts";
import { Callout } from "#app/ui/callout.tsx";
import { readMarks } from "#app/platform/seen-marks.server.ts";
import { DoneNotice } from "#app/ui/done-notice.tsx";
import { titled } from "#app/ui/page-titles.ts";
import { requireOwnFile } from "./answers/own-file.server.ts";

export const headers = documentHeaders;
export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.title, data?.institution);

async function readFile(args: LoaderFunctionArgs | ActionFunctionArgs) {
  const { section } = args.params;
  const own = await requireOwnFile(args);
  if (!isSectionKey(section)) throw notFound();
  return { ...own, section };
}

export async function loader(args: LoaderFunctionArgs) {
  const { viewer, file, section } = await readFile(args);
  if (!mayWriteIn(viewer, file.application)) throw redirect(`/applications/${file.application.id}/print`);
  const query = new URL(args.request.url).searchParams;
  const wish = { section, isCheck: query.has("check"), rows: query.get("rows"), query };
  const page = await viewSectionPage(args.context, file, wish, { viewer, locale: args.context.locale });
  if (!page) throw redirect(`/applications/${file.application.id}`);
  const place = { applicationId: file.application.id, section };
  return json({ ...page, present: await noteVisit(args.context, place, viewer, args.context.locale) });
}

/** `continue`, `leave` and `autosave`, or a change of rows: `add.past_activities.2`, `remove.past_activities.0`. */
const INTENT = /^(continue|leave|autosave|(add|remove)\.([a-z_]{1,40})\.(\d{1,2}))$/;

interface Intent {
  name: string;
  list?: string;
  number: number;
}

function readIntent(fields: URLSearchParams, section: SectionKey): Intent {
  const [, whole, change, list, number] = INTENT.exec(fields.get("intent") ?? "") ?? [];
  if (!whole) throw refuse(400);
  if (!change) return { name: whole, number: 0 };
  const isList = sectionOf(section).fields.some(({ key, kind }) => key === list && kind === "list");
  if (!isList) throw refuse(400);
  return { name: change, list, number: Number(number) };
}

export async function action(args: ActionFunctionArgs): Promise<TypedResponse<SectionAnswer>> {
  const { viewer, file, section } = await readFile(args);
  authorize(mayWriteIn(viewer, file.application));
  const fields = await readForm(args.request);
  const intent = readIntent(fields, section);
  const editable = await editableFields(args.context.db, file, section);
  if (editable.length === 0) throw await tooLate(args, readAll(fields, section), viewer);
  const country = (section === "identity" && fields.get("country")) || file.application.country;
  const form = parseFields(fields, draftSchema(section, editable, country));
  if (!form.ok) return form.response;
  const answers = { ...form.value };
  const rows = intent.list ? answers[intent.list] : undefined;
  if (intent.name === "remove" && Array.isArray(rows) && intent.list) {
    answers[intent.list] = rows.filter((_, index) => index !== intent.number);
  }
  const version = Number(fields.get("version"));
  const typed = {
    applicationId: file.application.id,
    section,
    answers,
    version: Number.isInteger(version) ? version : 0,
    seen: readMarks(fields.get("seen")),
    shownTexts: readShownTexts(fields),
    typed: (name: string) => fields.get(name),
  };
  const posted = await postSection(args.context, typed, viewer);
  if (posted.kind === "impossible") throw await tooLate(args, answers, viewer);
  return answerTo(posted, { intent, typed: answers }, section, file.application);
}

const readAll = (fields: URLSearchParams, section: SectionKey): Answers => {
  const read = parseFields(fields, draftSchema(section));
  return read.ok ? read.value : {};
};

function tooLate({ context, params }: ActionFunctionArgs, answers: Answers, viewer: Viewer): Promise<Response> {
  const { id: applicationId = "", section = "" } = params;
  const typed = typedInSection(section, answers, context.locale);
  return applicationMovedOn(context, { applicationId, typed }, viewer);
}

function answerTo(
  posted: Exclude<Posted, { kind: "impossible" }>,
  { intent, typed }: { intent: Intent; typed: Answers },
  section: SectionKey,
  { id, status }: ApplicationRow,
): TypedResponse<SectionAnswer> {
  const home = `/applications/${id}`;
  if (posted.kind === "not-found") throw notFound();
  if (posted.kind === "stale") {
    return json(intent.name === "autosave" ? posted.standing : posted.answer, { status: 409 });
  }
  if (intent.name === "autosave") {
    const { version, savedText, category } = posted.answer;
    // The page still shows what was typed, whatever was kept beside it.
    return json({ version, savedText, category, seen: writeSeen(section, typed) });
  }
  const query = posted.kind === "saved" && posted.query ? `?${posted.query}` : "";
  if (intent.name === "leave") return redirectDone(home + query, "saved") as TypedResponse<never>;
  if (intent.list) return redirect(rowsAddress(posted, intent, `${home}/${section}`));
  if (posted.kind === "wrong") return json(posted.answer, { status: 422 });
  const next = status === "draft" ? stepAfter(section) : null;
  return next ? redirect(`${home}/${next}${query}`) : (redirectDone(home + query, "saved") as TypedResponse<never>);
}

function rowsAddress(posted: Posted, { name, list = "", number }: Intent, page: string): string {
  const kept = posted.kind === "saved" ? posted.answers[list] : undefined;
  const rows = name === "add" ? number : Array.isArray(kept) ? kept.length : 0;
  const section = page.split("/").at(-1);
  const version = "answer" in posted ? (posted.answer.version ?? 0) : 0;
  // The version makes each change of rows a page of its own, which begins with what is stored then.
  return `${page}?rows=${list}.${rows}.${version}#section-${section}-${list}`;
}

/** Saving by itself needs nothing read again. */
export const shouldRevalidate: ShouldRevalidateFunction = ({ formData, defaultShouldRevalidate }) =>
  formData?.get("intent") === "autosave" ? false : defaultShouldRevalidate;

export default function Section() {
  const { t } = useTranslation("applications");
  const page = useLoaderData<typeof loader>() as SectionPage & { present: PresentPerson[] };
  const answer = useActionData<typeof action>() as SectionAnswer | undefined;
  return (
    <FormLayout page={page} step={page.section} asked={page.asked}>
      <DoneNotice ns="applications" />
      <PresentPeople people={page.present} />
      {page.isFromRegistry && !answer && (
        <Callout>
          <p>{t("form.from_registry")}</p>
        </Callout>
      )}
      <SavedNotice notes={answer?.notes ?? (answer?.result ? null : page.notes)} />
      {page.section !== "identity" && <SimilarNotice similar={page.similar} />}
      <SectionForm key={page.formKey} page={page} answer={answer} />
      {answer?.result && !answer.conflict && page.next && (
        <p>
          <a href={`/applications/${page.applicationId}/${page.next}`}>{t("form.go_on_anyway")}</a>
        </p>
      )}
    </FormLayout>
  );
}
