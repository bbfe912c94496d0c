import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { listedInstitution } from "#app/features/applications/file/application-names.server.ts";
import { findDossier } from "#app/features/applications/file/dossier.server.ts";
import { addNote } from "#app/features/applications/review/add-note.server.ts";
import { listNotes } from "#app/features/applications/review/review-queries.server.ts";
import { noteSchema } from "#app/features/applications/review/review.schema.ts";
import { Notes } from "#app/features/applications/review/ui/notes.tsx";
import { answerRefusal } from "#app/http/answer-refusal.server.ts";
import { requireDossierReader } from "#app/http/guards.server.ts";
import { parseFields, readForm } from "#app/http/parse-form.server.ts";
import { notFound, refuse } from "#app/http/refusals.server.ts";
import { rejectTooMany } from "#app/http/too-many.server.ts";
import { redirectDone } from "#app/http/safe-redirect.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { DoneNotice } from "#app/ui/done-notice.tsx";
import { titled } from "#app/ui/page-titles.ts";
import { requireReader } from "./answers/readable-file.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.title);

export async function loader(args: LoaderFunctionArgs) {
  const { dossier } = await requireReader(args);
  const { db, locale } = args.context;
  const institution = await listedInstitution(db, dossier.application, locale);
  return json({
    title: `${translator(locale)("review:tab.notes")}: ${institution}`,
    notes: await listNotes(db, dossier.application.id, locale),
  });
}

export async function action(args: ActionFunctionArgs) {
  const viewer = await requireDossierReader(args);
  const applicationId = args.params.id ?? "";
  if (!(await findDossier(args.context.db, applicationId, viewer))) throw notFound();
  const fields = await readForm(args.request);
  if (fields.get("intent") !== "note") throw refuse(400);
  const form = parseFields(fields, noteSchema);
  if (!form.ok) return form.response;
  const wait = await args.context.limits.consume("noteByUser", { user: viewer.id });
  if (wait !== null) return rejectTooMany(fields, wait);
  const outcome = await addNote(args.context, { applicationId, ...form.value }, viewer);
  if (!outcome.ok) return answerRefusal(outcome.reason, fields, "review:");
  return redirectDone(`/review/${applicationId}/notes`, "note");
}

export default function NotesPage() {
  const { notes } = useLoaderData<typeof loader>();
  return (
    <div className="stack">
      <DoneNotice ns="review" />
      <Notes notes={notes} lastResult={useActionData<typeof action>()?.result} />
    </div>
  );
}
